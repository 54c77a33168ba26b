package dev.onecent.jdbc;

import java.sql.SQLException;

/** Lends sessions, each to one thread at a time. */
interface Sessions extends AutoCloseable {
    /**
     * Lends a session for reading.
     *
     * @throws SQLException as the engine throws it
     * @throws dev.onecent.store.StoreUnavailableException if no session can be had
     */
    <T> T read(Work<T> work) throws SQLException;

    /** Lends a session for writing; each statement is a transaction of its own. Throws as {@link #read} does. */
    <T> T write(Work<T> work) throws SQLException;

    /** Returns whether what was removed stays in a log of the engine's until {@link #forget()}. */
    default boolean remembers() {
        return false;
    }

    /** Something was removed that must not stay in a log of the engine's; what cannot be done now is done by due work. */
    default void forget() {}

    /** Forgets what was overwritten or removed before, by whichever process; costs next to nothing if there is no such thing. */
    default void forgetRest() {}

    /** Waits for what is under way on connections of our own; every later use throws. */
    @Override
    void close();

    /** The work for which a session is lent. */
    @FunctionalInterface
    interface Work<T> {
        T with(Session session) throws SQLException;
    }
}
