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
    private static final int UNKNOWN = -1;

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
        boolean autoCommit = connection.getAutoCommit();
        try {
            int tries = 1;
            while (!isBrought(connection, update, tries == TRIES)) {
                tries++;
            }
        } catch (SQLException | RuntimeException e) {
            clearUp(e, () -> connection.setAutoCommit(autoCommit));
            throw e;
        }
        connection.setAutoCommit(autoCommit);
    }

    /** False if a rival prevented it; what that one did is looked at anew, unless this is the last try. */
    private boolean isBrought(Connection connection, SchemaUpdate update, boolean last) throws SQLException {
        int before = UNKNOWN;
        try {
            connection.setAutoCommit(false);
            before = version(connection);
            bring(connection, before, update);
            connection.commit();
            return true;
        } catch (SQLException e) {
            clearUp(e, connection::rollback);
            if (last || !isFromARival(connection, before, e)) {
                throw e;
            }
            return false;
        } catch (RuntimeException e) {
            clearUp(e, connection::rollback);
            throw e;
        }
    }

    /**
     * Returns whether another process, of this release or another, has brought the schema to another version meanwhile.
     */
    private boolean isFromARival(Connection connection, int before, SQLException failure) {
        Failure what = engine.failure(failure);
        try {
            return what == Failure.DUPLICATE
                    || what == Failure.CONFLICT
                    || isBroughtByOthers(version(connection), before);
        } catch (SQLException e) {
            failure.addSuppressed(e);
            return false;
        }
    }

    private boolean isBroughtByOthers(int now, int before) {
        return now == files.size() || (before != UNKNOWN && now != before);
    }

    /** Clears up after a failure; a second failure does not hide the first. */
    private static void clearUp(Exception failure, Clearing clearing) {
        try {
            clearing.run();
        } catch (SQLException e) {
            failure.addSuppressed(e);
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

    @FunctionalInterface
    private interface Clearing {
        void run() throws SQLException;
    }

    /** A version of the schema. */
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
