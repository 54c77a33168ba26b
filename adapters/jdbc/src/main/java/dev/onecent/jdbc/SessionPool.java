package dev.onecent.jdbc;

import dev.onecent.store.StoreUnavailableException;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lends at most so many sessions, each to one thread at a time. Who has waited longest is served first; the session that came
 * back last goes out first, because its statements are prepared, and another is opened only when none lies here.
 */
final class SessionPool {
    private static final Logger LOG = LoggerFactory.getLogger(SessionPool.class);
    private static final long PATIENCE_SECONDS = 30;

    private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
    private final Opening opening;
    private final int most;
    private final Semaphore free;
    private volatile boolean closed;

    SessionPool(int most, Opening opening) {
        this.most = most;
        this.opening = opening;
        this.free = new Semaphore(most, true);
    }

    /** Returns a lender of one session, which is open already. */
    static SessionPool of(Session sole) {
        SessionPool lender = new SessionPool(1, () -> {
            throw new IllegalStateException("the sole session is lent");
        });
        lender.idle.push(sole);
        return lender;
    }

    <T> T lend(Sessions.Work<T> work) throws SQLException {
        if (!waited(1)) {
            throw new StoreUnavailableException("no connection was free for " + PATIENCE_SECONDS + " s", null);
        }
        try {
            return used(work);
        } finally {
            free.release();
        }
    }

    /** Does it if a session is free at once, and leaves it otherwise. */
    void lendIfFree(Sessions.Work<?> work) throws SQLException {
        if (free.tryAcquire()) {
            try {
                used(work);
            } finally {
                free.release();
            }
        }
    }

    /**
     * Waits for what is lent, a while, and closes every session; what comes back later is closed then. A thread that was interrupted
     * before closes all the same, and stays interrupted.
     */
    void close() {
        boolean interrupted = Thread.interrupted();
        if (!isFullyRefunded()) {
            LOG.warn("closed while a connection was still in use");
        }
        closed = true;
        closeIdle();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isFullyRefunded() {
        try {
            return waited(most);
        } catch (StoreUnavailableException e) {
            return false; // interrupted meanwhile
        }
    }

    private void closeIdle() {
        for (Session session = idle.poll(); session != null; session = idle.poll()) {
            close(session);
        }
    }

    private <T> T used(Sessions.Work<T> work) throws SQLException {
        Session last = idle.poll();
        Session session = last == null ? opening.open() : last;
        try {
            return work.with(session);
        } catch (SQLException e) {
            session.close(); // a statement that failed is not used again
            throw e;
        } finally {
            idle.push(session);
            if (closed) {
                closeIdle();
            }
        }
    }

    /** An interrupted thread is served if it need not wait: what a gateway has answered it must be able to save. */
    private boolean waited(int sessions) {
        if (Thread.currentThread().isInterrupted() && free.tryAcquire(sessions)) {
            return true;
        }
        try {
            return free.tryAcquire(sessions, PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted while waiting for a connection", e);
        }
    }

    private static void close(Session session) {
        try {
            session.close();
            session.connection().close();
        } catch (SQLException e) {
            LOG.warn("a connection could not be closed", e);
        }
    }

    /** Opens one more session. */
    @FunctionalInterface
    interface Opening {
        Session open() throws SQLException;
    }
}
