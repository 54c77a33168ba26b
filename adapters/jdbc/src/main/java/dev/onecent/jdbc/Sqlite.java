package dev.onecent.jdbc;

import dev.onecent.store.StoreUnavailableException;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** SQLite: how a file is opened, and what its failures mean. */
final class Sqlite implements Engine {
    private static final int READERS = 4;
    private static final int BUSY_MILLIS = (int) RetryBudget.USUAL.length().toMillis();
    private static final int FORGETTING_MILLIS = 20;

    private static final Set<SQLiteErrorCode> DUPLICATES = EnumSet.of(
            SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY,
            SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE,
            SQLiteErrorCode.SQLITE_CONSTRAINT_ROWID);

    /**
     * Said before anything is committed. Not among them: an input or output error, which may come from the very
     * synchronisation that makes a commit durable.
     */
    private static final Set<SQLiteErrorCode> NO_EFFECT = EnumSet.of(
            SQLiteErrorCode.SQLITE_BUSY,
            SQLiteErrorCode.SQLITE_LOCKED,
            SQLiteErrorCode.SQLITE_READONLY,
            SQLiteErrorCode.SQLITE_CANTOPEN,
            SQLiteErrorCode.SQLITE_CORRUPT,
            SQLiteErrorCode.SQLITE_NOTADB,
            SQLiteErrorCode.SQLITE_FULL,
            SQLiteErrorCode.SQLITE_TOOBIG,
            SQLiteErrorCode.SQLITE_CONSTRAINT,
            SQLiteErrorCode.SQLITE_PERM,
            SQLiteErrorCode.SQLITE_ERROR);

    private final Consumer<SQLiteConfig> settings;

    Sqlite() {
        this(config -> {});
    }

    /** With settings of one's own on top of ours. */
    Sqlite(Consumer<SQLiteConfig> settings) {
        this.settings = settings;
    }

    @Override
    public String folder() {
        return "sqlite";
    }

    @Override
    public String findsSchemaTable() {
        return "SELECT name FROM sqlite_master WHERE name = 'onecent_schema'";
    }

    @Override
    public Failure failure(SQLException failure) {
        if (!(failure instanceof SQLiteException sqlite)) {
            return Failure.UNCERTAIN;
        }
        if (DUPLICATES.contains(sqlite.getResultCode())) {
            return Failure.DUPLICATE;
        }
        int primary = primary(sqlite);
        return NO_EFFECT.stream().anyMatch(code -> code.code == primary) ? Failure.NO_EFFECT : Failure.UNCERTAIN;
    }

    /**
     * Opens one connection for writing and, as they are needed, some for reading, on a file whose schema is brought up
     * to date.
     */
    Connections open(Path file, SchemaUpdate update) {
        if (file.toString().indexOf('?') >= 0) {
            throw new IllegalArgumentException(
                    "no question mark in the path of an SQLite file: the driver reads settings behind it");
        }
        Session writer = null;
        try {
            createForOwner(file);
            writer = new Session(connect(file));
            Schema.of(this).bring(writer.connection(), update);
            Connections connections = new Connections(
                    SessionPool.of(writer),
                    new SessionPool(READERS, () -> new Session(connect(file))),
                    Sqlite::copyLog,
                    Sqlite::emptyLog,
                    isNotEmpty(log(file)));
            connections.forgetFirst();
            return connections;
        } catch (SQLException | IOException e) {
            close(writer, e);
            throw new StoreUnavailableException("cannot open " + file.getFileName() + ": " + e.getMessage(), e);
        } catch (StoreUnavailableException e) {
            close(writer, e);
            throw e;
        }
    }

    /** Copies of the write-ahead log into the file what no reader needs, while others go on writing. */
    private static boolean copyLog(Session session) throws SQLException {
        try (Statement statement = session.connection().createStatement();
                ResultSet pages = statement.executeQuery("PRAGMA wal_checkpoint(PASSIVE)")) {
            return pages.next();
        }
    }

    /** SQLite resolves links before it names its log. */
    private static Path log(Path file) throws IOException {
        Path real = file.toRealPath();
        return real.resolveSibling(real.getFileName() + "-wal");
    }

    private static BooleanSupplier isNotEmpty(Path log) {
        File file = log.toFile();
        return () -> file.length() > 0;
    }

    /**
     * Copies the rest of the write-ahead log into the file and cuts it to nothing: what was overwritten or removed is in it until then. Does
     * so later if a reader, of this process or another, still looks at it; nobody waits long for that.
     */
    private static boolean emptyLog(Session session) throws SQLException {
        try (Statement statement = session.connection().createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + FORGETTING_MILLIS);
            try (ResultSet busy = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                return busy.next() && busy.getInt(1) == 0;
            } finally {
                statement.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
            }
        }
    }

    /**
     * With patience of our own: its first connection turns a file into one with a write-ahead log, and while another process writes
     * to the file that is refused at once. The engine's busy timeout, which is in force already, does not count for it.
     *
     * @see <a href="https://www.sqlite.org/c3ref/busy_handler.html">why a busy handler is not always called</a>
     */
    private Connection connect(Path file) throws SQLException {
        String url = "jdbc:sqlite:" + file.toAbsolutePath();
        return RetryBudget.USUAL.untilThrough(Sqlite::isBusy, () -> config().createConnection(url));
    }

    private static boolean isBusy(SQLException failure) {
        return failure instanceof SQLiteException sqlite && primary(sqlite) == SQLiteErrorCode.SQLITE_BUSY.code;
    }

    /** The result code without what an extended one adds. */
    private static int primary(SQLiteException failure) {
        return failure.getResultCode().code & 0xff;
    }

    private SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setTempStore(TempStore.MEMORY);
        // What is removed is overwritten, so that a removed card's sealed number leaves the file's free pages too.
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        settings.accept(config);
        return config;
    }

    private static void createForOwner(Path file) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix && Files.notExists(file)) {
            try {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } catch (FileAlreadyExistsException e) {
                if (Files.notExists(file)) {
                    throw new NoSuchFileException(
                            file.toString(), null, "a link to a file that is not there; create it first");
                }
                // otherwise another process was quicker, and it is as careful
            }
        }
    }

    private static void close(@Nullable Session opened, Exception cause) {
        try {
            if (opened != null) {
                opened.connection().close();
            }
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
