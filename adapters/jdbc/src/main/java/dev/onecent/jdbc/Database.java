package dev.onecent.jdbc;

import dev.onecent.jdbc.Engine.Failure;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.StoreUnavailableException;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database as the stores see it: failures have become answers and typed exceptions (STORE-11). What lost against others
 * (SQLSTATE 40001, 40P01) is done again as a whole, until it gets through or its {@link RetryBudget} ends.
 */
final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final Engine engine;
    private final Sessions sessions;
    private final RetryBudget patience;

    Database(Engine engine, Sessions sessions) {
        this(engine, sessions, RetryBudget.USUAL);
    }

    /** With a patience of one's own for what loses against others. */
    Database(Engine engine, Sessions sessions, RetryBudget patience) {
        this.engine = engine;
        this.sessions = sessions;
        this.patience = patience;
    }

    <T> T read(Sessions.Work<T> work) {
        try {
            return untilThrough(() -> sessions.read(work));
        } catch (SQLException e) {
            throw new StoreUnavailableException("cannot read", e);
        }
    }

    /** Carries out a write of one statement that answers how many rows it changed: one if the named version was there. */
    SaveAnswer write(String table, Sessions.Work<Integer> work) {
        try {
            return untilThrough(() -> sessions.write(work)) == 1 ? SaveAnswer.SAVED : SaveAnswer.STALE;
        } catch (SQLException e) {
            return answer(table, e);
        }
    }

    /** Returns whether what was removed stays in a log of the engine's until {@link #forget()}. */
    boolean remembers() {
        return sessions.remembers();
    }

    void forget() {
        sessions.forget();
    }

    void forgetRest() {
        sessions.forgetRest();
    }

    @Override
    public void close() {
        sessions.close();
    }

    private SaveAnswer answer(String table, SQLException e) {
        Failure failure = engine.failure(e);
        if (failure == Failure.DUPLICATE) {
            return SaveAnswer.STALE;
        }
        if (failure == Failure.UNCERTAIN) {
            LOG.warn("nobody knows whether a write to {} took effect: {}", table, e.toString());
            return SaveAnswer.UNKNOWN;
        }
        throw new StoreUnavailableException("cannot write to " + table, e);
    }

    private <T> T untilThrough(RetryBudget.Attempt<T> attempt) throws SQLException {
        return patience.untilThrough(failure -> engine.failure(failure) == Failure.CONFLICT, attempt);
    }
}
