package dev.onecent.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The failures of due work on one aggregate in a row, and when to try again: 1 s, doubling up to 1 h. It belongs to one
 * item, so a poison item waits alone (R25).
 *
 * @param failures tries in a row without progress
 * @param notBefore the earliest next try
 */
public record Retry(int failures, Instant notBefore) {
    /** From so many failures in a row on an item counts as parked: still retried, and shown in every report. */
    public static final int PARKED_FROM = 10;

    /** No failure yet. */
    public static final Retry NONE = new Retry(0, Instant.EPOCH);

    private static final int LONGEST_SHIFT = 12;
    /** The longest that an item waits for its next try. */
    public static final Duration LONGEST = Duration.ofHours(1);

    public Retry {
        Objects.requireNonNull(notBefore, "notBefore");
    }

    /** Returns the retry after one more failure. */
    public Retry failedAt(Instant now) {
        Objects.requireNonNull(now, "now");
        Duration doubled = Duration.ofSeconds(1L << Math.min(failures, LONGEST_SHIFT));
        Duration wait = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return new Retry(failures + 1, now.plus(wait));
    }

    /** Returns whether to wait; not for longer than any wait is, should the clock have been set back since. */
    public boolean isWaitingAt(Instant now) {
        Objects.requireNonNull(now, "now");
        return notBefore.isAfter(now) && !notBefore.isAfter(now.plus(LONGEST));
    }

    /** Returns when to try what was wanted at {@code wanted}. */
    public Instant earliest(Instant wanted) {
        Objects.requireNonNull(wanted, "wanted");
        return wanted.isBefore(notBefore) ? notBefore : wanted;
    }

    /** Returns whether it failed so often that an operator should look. */
    public boolean parked() {
        return failures >= PARKED_FROM;
    }
}
