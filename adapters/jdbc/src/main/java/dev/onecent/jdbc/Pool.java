package dev.onecent.jdbc;

import dev.onecent.store.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sessions on the connections of the host's {@link DataSource}, one call each, every statement its own transaction. The
 * driver keeps the prepared statements of a pooled connection, so each is prepared once and not at every call.
 */
final class Pool implements Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Pool.class);

    private final DataSource dataSource;
    private final AtomicBoolean closed = new AtomicBoolean();

    Pool(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public <T> T read(Work<T> work) throws SQLException {
        return lent(work);
    }

    @Override
    public <T> T write(Work<T> work) throws SQLException {
        return lent(work);
    }

    /** The host made the data source and closes it. */
    @Override
    public void close() {
        closed.set(true);
    }

    private <T> T lent(Work<T> work) throws SQLException {
        Connection connection = borrow();
        boolean restore = false;
        try {
            restore = turnAutoCommitOn(connection);
            try (Session session = new Session(connection)) {
                return work.with(session);
            }
        } finally {
            giveBack(connection, restore);
        }
    }

    private Connection borrow() {
        if (closed.get()) {
            throw new StoreUnavailableException("the storage was closed", null);
        }
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw new StoreUnavailableException("no connection could be had", e);
        }
    }

    private static boolean turnAutoCommitOn(Connection connection) {
        try {
            boolean off = !connection.getAutoCommit();
            if (off) {
                connection.setAutoCommit(true);
            }
            return off;
        } catch (SQLException e) {
            throw new StoreUnavailableException("a connection cannot be used", e);
        }
    }

    /** The outcome is known by now, so what goes wrong here changes nothing about it. */
    private static void giveBack(Connection connection, boolean autoCommitOff) {
        try (connection) {
            if (autoCommitOff) {
                connection.setAutoCommit(false);
            }
        } catch (SQLException e) {
            LOG.debug("a connection could not be given back in order", e);
        }
    }
}
