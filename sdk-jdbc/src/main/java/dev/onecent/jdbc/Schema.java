package dev.onecent.jdbc;

import dev.onecent.jdbc.Engine.Failure;
import dev.onecent.store.StoreUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The versions of the schema, each an SQL file an engine; every file notes its own version as its last statement. */
final class Schema {
    /** The files of every engine's folder, oldest first. */
    static final List<String> FILES = List.of("V1__aggregates.sql");

    private static final int TRIES = 10;

    private final Engine engine;
    private final List<File> files;

    Schema(Engine engine, List<File> files) {
        this.engine = engine;
        this.files = List.copyOf(files);
    }

    static Schema of(Engine engine) {
        return new Schema(
                engine,
                FILES.stream()
                        .map(name -> File.read(engine.folder() + "/" + name))
                        .toList());
    }

    List<File> files() {
        return files;
    }

    /**
     * Applies the missing files, all of them or none; or refuses if that is to be done by hand. Where two processes do so at
     * once, the engine lets one of them through, and the other finds the work done.
     */
    void bring(Connection connection, SchemaUpdate update) throws SQLException {
        for (int tries = 1; tries < TRIES; tries++) {
            try {
                bringOnce(connection, update);
                return;
            } catch (SQLException e) {
                if (!isFromARival(connection, e)) {
                    throw e;
                }
            }
        }
        bringOnce(connection, update);
    }

    private boolean isFromARival(Connection connection, SQLException failure) throws SQLException {
        Failure what = engine.failure(failure);
        return what == Failure.DUPLICATE || what == Failure.CONFLICT || version(connection) == files.size();
    }

    private void bringOnce(Connection connection, SchemaUpdate update) throws SQLException {
        connection.setAutoCommit(false);
        try {
            bring(connection, version(connection), update);
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void bring(Connection connection, int version, SchemaUpdate update) throws SQLException {
        if (version > files.size()) {
            throw new StoreUnavailableException(
                    "the schema is of version " + version + ", newer than the " + files.size()
                            + " that this release knows; update OneCent",
                    null);
        }
        List<File> missing = files.subList(version, files.size());
        if (!missing.isEmpty() && update == SchemaUpdate.BY_HAND) {
            throw new StoreUnavailableException("the schema lacks " + missing + "; apply them in that order", null);
        }
        for (File file : missing) {
            apply(connection, file);
        }
    }

    private int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!isThere(statement)) {
                return 0;
            }
            try (ResultSet found = statement.executeQuery("SELECT MAX(version) FROM onecent_schema")) {
                return found.next() ? found.getInt(1) : 0;
            }
        }
    }

    private boolean isThere(Statement statement) throws SQLException {
        try (ResultSet tables = statement.executeQuery(engine.findsSchemaTable())) {
            return tables.next();
        }
    }

    private static void apply(Connection connection, File file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : file.statements()) {
                statement.execute(sql);
            }
        }
    }

    /** One version. */
    record File(String name, String text) {
        static File read(String name) {
            try (InputStream in = Schema.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException("missing from the jar: " + name);
                }
                return new File(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        List<String> statements() {
            String sql = text.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
            return Arrays.stream(sql.split(";", -1))
                    .filter(statement -> !statement.isBlank())
                    .toList();
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
