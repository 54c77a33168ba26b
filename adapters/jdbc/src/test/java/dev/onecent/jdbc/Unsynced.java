package dev.onecent.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * A file as {@link JdbcStorage#sqlite(Path)} opens it, that leaves it to the operating system when what was written reaches
 * the disk. For deaths of a process, in which the operating system goes on and loses nothing, so that waiting for the disk
 * proves nothing; thousands of waits were most of these tests' time. A new file is a copy of an empty one, whose tables
 * were made once.
 */
final class Unsynced {
    private Unsynced() {}

    static JdbcStorage sqlite(Path file) {
        if (Files.notExists(file)) {
            copyTo(file);
        }
        return open(file, SchemaUpdate.BY_HAND);
    }

    private static void copyTo(Path file) {
        try {
            Files.write(file, Empty.FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JdbcStorage open(Path file, SchemaUpdate update) {
        Sqlite engine = new Sqlite(config -> config.setSynchronous(SynchronousMode.OFF));
        return new JdbcStorage(new Database(engine, engine.open(file, update)));
    }

    /** A database that holds nothing, as bytes. */
    private static final class Empty {
        private static final byte[] FILE = make();

        private static byte[] make() {
            try {
                Path folder = Files.createTempDirectory("onecent-empty");
                Path file = folder.resolve("a.db");
                open(file, SchemaUpdate.ON_OPEN).close();
                byte[] empty = Files.readAllBytes(file);
                Files.delete(file);
                Files.delete(folder);
                return empty;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
