package dev.onecent.jdbc;

import dev.onecent.jdbc.Engine.Failure;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.StoreUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database as the stores see it: failures have become answers and typed exceptions (STORE-11). What lost against others
 * (SQLSTATE 40001, 40P01) is done again as a whole, until it gets through or ten seconds have passed.
 */
final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private final Engine engine;
    private final Sessions sessions;
    private final Duration patience;

    Database(Engine engine, Sessions sessions) {
        this(engine, sessions, PATIENCE);
    }

    /** With a patience of one's own for what loses against others. */
    Database(Engine engine, Sessions sessions, Duration patience) {
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

    /** Whether what was removed stays in a log of the engine's until {@link #forget()}. */
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

    private <T> T untilThrough(Attempt<T> attempt) throws SQLException {
        long start = System.nanoTime();
        while (true) {
            try {
                return attempt.go();
            } catch (SQLException e) {
                if (engine.failure(e) != Failure.CONFLICT || System.nanoTime() - start > patience.toNanos()) {
                    throw e;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE));
            }
        }
    }

    @FunctionalInterface
    private interface Attempt<T> {
        T go() throws SQLException;
    }
}
