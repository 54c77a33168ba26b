package dev.onecent.limit;

import java.time.Duration;
import java.util.Objects;

/**
 * The number of attempts that one subject may make within a window that ends now.
 *
 * @param free so many need no proof that a person makes them
 * @param most so many are admitted with a proof; as many as {@code free} where a proof does not help
 * @param window 1 minute to {@link #LONGEST_WINDOW}. It slides in twelfths of itself: never more than the limit is admitted
 *     within it, and what was counted is forgotten after it, at most a sixth of it later
 */
public record Limit(int free, int most, Duration window) {
    /** With it everything is forgotten 14 hours after the attempt, and due work has ten more until the day is over (R21). */
    public static final Duration LONGEST_WINDOW = Duration.ofHours(12);

    private static final int SLICES = 12;

    public Limit {
        Objects.requireNonNull(window, "window");
        if (free < 0 || most < Math.max(1, free)) {
            throw new IllegalArgumentException("a limit is at least 1, and free attempts are among it");
        }
        if (window.compareTo(Duration.ofMinutes(1)) < 0 || window.compareTo(LONGEST_WINDOW) > 0) {
            throw new IllegalArgumentException("window must be 1 minute to " + LONGEST_WINDOW.toHours() + " hours");
        }
    }

    /** So many within a window, and no more by any proof. */
    public static Limit of(int most, Duration window) {
        return new Limit(most, most, window);
    }

    /** More by a proof. */
    public Limit orProved(int withProof) {
        return new Limit(free, withProof, window);
    }

    /** Attempts that are made within one slice are counted as one sum. */
    Duration slice() {
        return window.dividedBy(SLICES);
    }

    /**
     * Returns how long a slice counts after its beginning: the last of its attempts leaves the window by then, even if it reached the gateway
     * a slice after it was counted.
     */
    Duration hold() {
        return window.plus(slice().multipliedBy(2));
    }

    /** Returns how many attempts one of several keys may admit. */
    public int share(boolean proved, int shard, int shards) {
        int all = proved ? most : free;
        return all / shards + (shard < all % shards ? 1 : 0);
    }
}
