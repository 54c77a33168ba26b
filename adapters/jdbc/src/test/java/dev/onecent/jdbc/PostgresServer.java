package dev.onecent.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL server of the tests' own, from Maven artifacts, as durable as in production: {@code fsync} and
 * {@code synchronous_commit} on. One for all tests of a build, a database for each that asks. A machine that cannot start it
 * fails the build, unless {@code -Donecent.postgres=skip} leaves its tests out; they then stand in the report as skipped.
 */
final class PostgresServer implements AutoCloseable {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /** The one that all tests share. */
    static PostgresServer shared() {
        requireWanted();
        return Shared.SERVER;
    }

    /** One of a test's own, in that folder and on that port; 0 for any. Started again, it finds its data. */
    static PostgresServer start(Path folder, int port) {
        requireWanted();
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        return start(builder.setCleanDataDirectory(false), folder, port);
    }

    private static PostgresServer start(EmbeddedPostgres.Builder builder, Path folder, int port) {
        try {
            builder.setDataDirectory(folder)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1");
            return new PostgresServer((port == 0 ? builder : builder.setPort(port)).start());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start; -Donecent.postgres=skip leaves it out", e);
        }
    }

    int port() {
        return server.getPort();
    }

    /** A new, empty database. */
    String createDatabase() {
        String name = "db" + DATABASES.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
            return name;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database + "?user=postgres";
    }

    /** A pool as hosts use it. */
    HikariDataSource pool(String database, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url(database));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(2_000);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireWanted() {
        Assumptions.assumeFalse(
                "skip".equals(System.getProperty("onecent.postgres")),
                "PostgreSQL was left out: onecent.postgres=skip");
    }

    /** Started with the first test that asks, stopped with the process; its folder goes with it. */
    private static final class Shared {
        private static final PostgresServer SERVER =
                start(EmbeddedPostgres.builder().setCleanDataDirectory(true), folder(), 0);

        private static Path folder() {
            try {
                return Files.createTempDirectory("onecent-postgres");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
