package dev.onecent.jdbc;

import dev.onecent.store.StoreUnavailableException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection for writing and a few for reading, each lent to one thread at a time, first come first served: writers
 * that compete inside the engine starve each other.
 */
final class Connections implements Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final SessionPool writer;
    private final SessionPool readers;
    private final Work<?> copying;
    private final Work<?> forgetting;
    private final BooleanSupplier remembering;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param copying the part of forgetting that holds no writer up
     * @param forgetting makes the engine forget what was overwritten or removed, if nobody looks at it
     * @param remembering whether there is something to forget, whichever process left it; asked often
     */
    Connections(
            SessionPool writer, SessionPool readers, Work<?> copying, Work<?> forgetting, BooleanSupplier remembering) {
        this.writer = writer;
        this.readers = readers;
        this.copying = copying;
        this.forgetting = forgetting;
        this.remembering = remembering;
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
        forget(() -> {
            readers.lendIfFree(copying);
            return write(forgetting);
        });
    }

    @Override
    public void forgetRest() {
        if (remembering.getAsBoolean()) {
            forget();
        }
    }

    /** Ends what a crash has left behind; no writer waits yet. */
    void forgetFirst() {
        forget(() -> write(forgetting));
    }

    private static void forget(Forgetting way) {
        try {
            way.forget();
        } catch (SQLException | StoreUnavailableException e) {
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
        Object forget() throws SQLException;
    }
}
