package dev.onecent.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A new, empty database of either engine, and a way into it beside the stores. */
public final class Lab {
    private final Which which;
    private final String url;
    private final Path file;

    private Lab(Which which, String url, Path file) {
        this.which = which;
        this.url = url;
        this.file = file;
    }

    public static Lab of(Which which, Path folder) {
        Path file = folder.resolve("lab.db");
        return which == Which.SQLITE
                ? new Lab(which, "jdbc:sqlite:" + file, file)
                : new Lab(
                        which,
                        PostgresServer.shared().url(PostgresServer.shared().createDatabase()),
                        file);
    }

    Engine engine() {
        return which == Which.SQLITE ? new Sqlite() : new Postgres();
    }

    JdbcStorage open(SchemaUpdate update) {
        return which == Which.SQLITE ? JdbcStorage.sqlite(file, update) : JdbcStorage.postgres(pool(url), update);
    }

    /** The file, or the address of the database. */
    public String where() {
        return which == Which.SQLITE ? file.toString() : url;
    }

    public JdbcStorage open() {
        return open(SchemaUpdate.ON_OPEN);
    }

    /** What {@link #where()} said, opened by another process too. */
    public static JdbcStorage open(String where) {
        return where.startsWith("jdbc:") ? JdbcStorage.postgres(pool(where)) : JdbcStorage.sqlite(Path.of(where));
    }

    /** As hosts have it; a connection for each statement would be most of a test's time. */
    private static DataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        config.setIdleTimeout(Duration.ofSeconds(10).toMillis());
        return new HikariDataSource(config);
    }

    PGSimpleDataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    /** Runs a whole file, as a database's own shell does. */
    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String one : new Schema.File("by hand", sql).statements()) {
                statement.execute(one);
            }
        }
    }

    int update(String sql, Object... parameters) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < parameters.length; at++) {
                statement.setObject(at + 1, parameters[at]);
            }
            return statement.executeUpdate();
        }
    }

    /** The first column of each row. */
    List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    /** The engines. */
    public enum Which {
        SQLITE,
        POSTGRESQL
    }
}
