package dev.onecent.quickstart;

import dev.onecent.jdbc.JdbcStorage;
import dev.onecent.tink.Deployment;
import dev.onecent.tink.TinkCardSafe;
import dev.onecent.tink.TinkKeys;
import java.nio.file.Files;
import java.nio.file.Path;

/** An SQLite file, and beside it the development keys without which its card numbers cannot be read. */
record DatabaseFiles(Path database, Path keys) {
    /** Keys that are made anew would leave the cards on file unreadable. */
    void requireKeys() {
        if (Files.exists(database) && Files.notExists(keys)) {
            throw new InputException("the keys of the cards in " + database + " are missing; restore " + keys + ", or "
                    + DataFolder.OTHER);
        }
    }

    /** To be opened before the storage: a run that is killed in between leaves keys without a database, which does no harm. */
    TinkCardSafe safe() {
        return TinkCardSafe.of(TinkKeys.ofDevelopmentFile(keys, Deployment.DEVELOPMENT));
    }

    JdbcStorage storage() {
        return JdbcStorage.sqlite(database);
    }
}
