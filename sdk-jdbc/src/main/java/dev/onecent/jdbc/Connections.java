package dev.onecent.jdbc;

import dev.onecent.store.StoreUnavailableException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection for writing and a few for reading, each lent to one thread at a time, first come first served: writers that
 * compete inside the engine starve each other.
 */
final class Connections implements Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final long PATIENCE_SECONDS = 30;

    private final BlockingQueue<Session> writer;
    private final BlockingQueue<Session> readers;
    private final Work<Boolean> forgetting;
    private final AtomicBoolean unforgotten = new AtomicBoolean(true);
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param forgetting makes the engine forget what was removed; false if it cannot yet */
    Connections(Session writer, List<Session> readers, Work<Boolean> forgetting) {
        this.forgetting = forgetting;
        this.writer = new ArrayBlockingQueue<>(1, true, List.of(writer));
        this.readers = new ArrayBlockingQueue<>(readers.size(), true, readers);
    }

    @Override
    public <T> T read(Work<T> work) throws SQLException {
        return lent(readers, work);
    }

    @Override
    public <T> T write(Work<T> work) throws SQLException {
        return lent(writer, work);
    }

    @Override
    public boolean remembers() {
        return true;
    }

    @Override
    public void forget() {
        unforgotten.set(true);
        forgetRest();
    }

    @Override
    public void forgetRest() {
        if (!unforgotten.compareAndSet(true, false)) {
            return;
        }
        try {
            unforgotten.compareAndSet(false, !write(forgetting));
        } catch (SQLException | StoreUnavailableException e) {
            unforgotten.set(true);
            LOG.warn("what was removed could not be taken out of the log yet", e);
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            closeAll(readers, readers.size() + readers.remainingCapacity());
            closeAll(writer, 1);
        }
    }

    private <T> T lent(BlockingQueue<Session> sessions, Work<T> work) throws SQLException {
        Session session = borrow(sessions);
        try {
            return work.with(session);
        } catch (SQLException e) {
            session.close(); // a statement that failed is not used again
            throw e;
        } finally {
            sessions.add(session);
        }
    }

    private Session borrow(BlockingQueue<Session> sessions) {
        if (closed.get()) {
            throw new StoreUnavailableException("the storage was closed", null);
        }
        Session session = poll(sessions);
        if (session == null) {
            throw new StoreUnavailableException("no connection was free for " + PATIENCE_SECONDS + " s", null);
        }
        return session;
    }

    private static @Nullable Session poll(BlockingQueue<Session> sessions) {
        try {
            return sessions.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted while waiting for a connection", e);
        }
    }

    private static void closeAll(BlockingQueue<Session> sessions, int count) {
        for (int done = 0; done < count; done++) {
            Session session = poll(sessions);
            if (session != null) {
                close(session);
            }
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
}
