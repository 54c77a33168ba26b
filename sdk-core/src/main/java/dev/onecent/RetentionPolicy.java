package dev.onecent;

import java.time.Duration;
import java.util.Objects;

/**
 * The times for which ended entries are kept before due work deletes them. {@code docs/security.md} lists every kind. What is owed
 * is never deleted: nothing goes before its money is final, its hold has lapsed, the last inquiry was made and its events are delivered.
 *
 * @param checkouts how long after its end a checkout is kept that was not paid, with its attempts. Paid ones stay
 * @param verifications how long after its end a micro-authorization is kept whose card is gone
 * @param connections how long after its end a wallet connection is kept, or a token exchange that attached nothing
 */
public record RetentionPolicy(Duration checkouts, Duration verifications, Duration connections) {
    private static final Duration MONTH = Duration.ofDays(30);

    /**
     * Creates a policy.
     *
     * @throws IllegalArgumentException if a time is zero or negative
     */
    public RetentionPolicy {
        require(checkouts, "checkouts");
        require(verifications, "verifications");
        require(connections, "connections");
    }

    /** The defaults: 30 days each. */
    public static RetentionPolicy standard() {
        return new RetentionPolicy(MONTH, MONTH, MONTH);
    }

    /** Returns this policy with another time for checkouts that were not paid. */
    public RetentionPolicy withCheckouts(Duration time) {
        return new RetentionPolicy(time, verifications, connections);
    }

    /** Returns this policy with another time for micro-authorizations whose card is gone. */
    public RetentionPolicy withVerifications(Duration time) {
        return new RetentionPolicy(checkouts, time, connections);
    }

    /** Returns this policy with another time for ended wallet connections and token exchanges. */
    public RetentionPolicy withConnections(Duration time) {
        return new RetentionPolicy(checkouts, verifications, time);
    }

    private static void require(Duration time, String name) {
        Objects.requireNonNull(time, name);
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(name + " must be positive");
        }
    }
}
