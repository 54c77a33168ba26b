package dev.onecent.jdbc;

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

/** The versions of the schema, each an SQL file; every file notes its own version as its last statement. */
final class Schema {
    private static final List<String> FILES = List.of("sqlite/V1__aggregates.sql");

    private Schema() {}

    /** Applies the missing files, all of them or none; or refuses if that is to be done by hand. */
    static void bring(Connection connection, SchemaUpdate update) throws SQLException {
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

    private static void bring(Connection connection, int version, SchemaUpdate update) throws SQLException {
        if (version > FILES.size()) {
            throw new StoreUnavailableException(
                    "the schema is of version " + version + ", newer than the " + FILES.size()
                            + " that this release knows; update OneCent",
                    null);
        }
        List<String> missing = FILES.subList(version, FILES.size());
        if (!missing.isEmpty() && update == SchemaUpdate.BY_HAND) {
            throw new StoreUnavailableException("the schema lacks " + missing + "; apply them in that order", null);
        }
        for (String file : missing) {
            apply(connection, file);
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!isThere(statement)) {
                return 0;
            }
            try (ResultSet found = statement.executeQuery("SELECT MAX(version) FROM onecent_schema")) {
                return found.next() ? found.getInt(1) : 0;
            }
        }
    }

    private static boolean isThere(Statement statement) throws SQLException {
        try (ResultSet tables =
                statement.executeQuery("SELECT name FROM sqlite_master WHERE name = 'onecent_schema'")) {
            return tables.next();
        }
    }

    private static void apply(Connection connection, String file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements(read(file))) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> statements(String text) {
        String sql = text.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
        return Arrays.stream(sql.split(";", -1))
                .filter(statement -> !statement.isBlank())
                .toList();
    }

    private static String read(String file) {
        try (InputStream in = Schema.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("missing from the jar: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
