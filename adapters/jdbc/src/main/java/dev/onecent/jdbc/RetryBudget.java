package dev.onecent.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * The time for which an operation that others prevented is repeated, after short pauses of random length; an
 * interrupted thread does not wait.
 */
record RetryBudget(Duration length) {
    static final RetryBudget USUAL = new RetryBudget(Duration.ofSeconds(10));

    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    /** The first success, or the first failure that nobody else caused, that came too late or to an interrupted thread. */
    <T> T untilThrough(Predicate<SQLException> prevented, Attempt<T> attempt) throws SQLException {
        long start = System.nanoTime();
        while (true) {
            try {
                return attempt.go();
            } catch (SQLException e) {
                boolean tooLate = System.nanoTime() - start > length.toNanos();
                if (!prevented.test(e) || tooLate || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE));
            }
        }
    }

    /** Done as a whole, each time from its beginning. */
    @FunctionalInterface
    interface Attempt<T> {
        T go() throws SQLException;
    }
}
