package dev.onecent.jdbc;

import dev.onecent.store.StoreUnavailableException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection for writing and a few for reading, each lent to one thread at a time, first come first served: writers that
 * compete inside the engine starve each other.
 */
final class Connections implements Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final Lender writer;
    private final Lender readers;
    private final Work<?> copying;
    private final Work<Boolean> forgetting;
    private final AtomicBoolean unforgotten = new AtomicBoolean(true);
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param copying the part of forgetting that holds no writer up
     * @param forgetting makes the engine forget what was removed; false if it cannot yet
     */
    Connections(Lender writer, Lender readers, Work<?> copying, Work<Boolean> forgetting) {
        this.writer = writer;
        this.readers = readers;
        this.copying = copying;
        this.forgetting = forgetting;
    }

    @Override
    public <T> T read(Work<T> work) throws SQLException {
        requireOpen();
        return readers.lend(work);
    }

    @Override
    public <T> T write(Work<T> work) throws SQLException {
        requireOpen();
        return writer.lend(work);
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
        forgetRest(() -> {
            readers.lendIfFree(copying);
            return write(forgetting);
        });
    }

    /** What a crash has left behind; nobody waits for the writer yet. */
    void forgetFirst() {
        forgetRest(() -> write(forgetting));
    }

    private void forgetRest(Forgetting way) {
        if (!unforgotten.compareAndSet(true, false)) {
            return;
        }
        try {
            unforgotten.compareAndSet(false, !way.forgot());
        } catch (SQLException | StoreUnavailableException e) {
            unforgotten.set(true);
            LOG.warn("what was removed could not be taken out of the log yet", e);
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            readers.close();
            writer.close();
        }
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new StoreUnavailableException("the storage was closed", null);
        }
    }

    @FunctionalInterface
    private interface Forgetting {
        boolean forgot() throws SQLException;
    }
}
