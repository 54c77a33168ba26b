package dev.onecent.jdbc;

import dev.onecent.store.Aggregate;
import dev.onecent.store.Key;
import dev.onecent.store.SaveAnswer;

/** A table whose deleted rows leave the files at once, while they are open: a card, a token or somebody's last name stood in them. */
class JdbcForgettingStore<A extends Aggregate> extends JdbcStore<A> {
    JdbcForgettingStore(Database database, Kind<A> kind) {
        super(database, kind);
    }

    @Override
    public SaveAnswer delete(Key key, long expectedVersion) {
        return forgetting(true, super.delete(key, expectedVersion));
    }

    SaveAnswer forgetting(boolean removes, SaveAnswer answer) {
        if (removes && answer != SaveAnswer.STALE) {
            database().forget();
        }
        return answer;
    }
}
