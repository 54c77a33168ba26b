package dev.onecent.jdbc;

import java.nio.file.Path;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * A file as {@link JdbcStorage#sqlite(Path)} opens it, that leaves it to the operating system when what was written reaches
 * the disk. For deaths of a process, in which the operating system goes on and loses nothing, so that waiting for the disk
 * proves nothing; thousands of waits were most of these tests' time.
 */
final class Unsynced {
    private Unsynced() {}

    static JdbcStorage sqlite(Path file) {
        Sqlite engine = new Sqlite(config -> config.setSynchronous(SynchronousMode.OFF));
        return new JdbcStorage(new Database(engine, engine.open(file, SchemaUpdate.ON_OPEN)));
    }
}
