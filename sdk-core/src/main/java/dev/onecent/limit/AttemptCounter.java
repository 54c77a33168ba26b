package dev.onecent.limit;

import dev.onecent.store.Aggregate;
import dev.onecent.store.ShopperId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The counter of the attempts that one subject made lately. It knows no number, address or shopper beyond its key, and
 * is deleted once nothing of it counts any more.
 *
 * @param owner the first part of its key: the shopper, or a hash of what is counted
 * @param slices attempts by the time of the first of each, oldest first
 * @param forgottenAt when nothing of it counts any more
 */
public record AttemptCounter(ShopperId owner, List<Slice> slices, Instant forgottenAt) implements Aggregate {
    public AttemptCounter {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(slices, "slices");
        Objects.requireNonNull(forgottenAt, "forgottenAt");
        slices = List.copyOf(slices);
    }

    /** Returns a counter without attempts. */
    public static AttemptCounter empty(ShopperId owner) {
        return new AttemptCounter(owner, List.of(), Instant.EPOCH);
    }

    @Override
    public Optional<Instant> due() {
        return Optional.of(forgottenAt);
    }

    @Override
    public Optional<Instant> endedAt() {
        return Optional.empty();
    }

    /** Returns how many attempts count within the window that ends now. */
    public int used(Limit limit, Instant now) {
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(now, "now");
        return slices.stream()
                .filter(slice -> counts(slice, limit, now))
                .mapToInt(Slice::count)
                .sum();
    }

    /** Returns when the first of the attempts that count now stops counting. */
    public Instant nextRoom(Limit limit, Instant now) {
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(now, "now");
        return slices.stream()
                .filter(slice -> counts(slice, limit, now))
                .findFirst()
                .map(slice -> slice.from().plus(limit.hold()))
                .orElse(now);
    }

    /** Counts one more. */
    public AttemptCounter counting(Limit limit, Instant now) {
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(now, "now");
        TreeMap<Instant, Integer> counts = new TreeMap<>();
        notAheadOf(now, limit).slices.stream()
                .filter(slice -> counts(slice, limit, now))
                .forEach(slice -> counts.put(slice.from(), slice.count()));
        boolean same = !counts.isEmpty() && counts.lastKey().plus(limit.slice()).isAfter(now);
        counts.merge(same ? counts.lastKey() : now, 1, Integer::sum);
        return with(counts, limit);
    }

    /** Returns whether a clock that ran ahead, by more than clocks of two machines may differ, made some of it. */
    public boolean isAheadOf(Instant now, Limit limit) {
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(limit, "limit");
        return slices.stream().anyMatch(slice -> isAhead(slice, limit, now));
    }

    /**
     * Returns the counter with attempts of the future moved to now: a clock that ran ahead counts for the whole window,
     * and for no longer.
     */
    public AttemptCounter notAheadOf(Instant now, Limit limit) {
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(limit, "limit");
        if (!isAheadOf(now, limit)) {
            return this;
        }
        TreeMap<Instant, Integer> counts = new TreeMap<>();
        slices.forEach(
                slice -> counts.merge(isAhead(slice, limit, now) ? now : slice.from(), slice.count(), Integer::sum));
        return with(counts, limit);
    }

    /** Returns the counter under another owner; never needed, because a counter is never owed. */
    public AttemptCounter withOwner(ShopperId other) {
        return new AttemptCounter(other, slices, forgottenAt);
    }

    private AttemptCounter with(TreeMap<Instant, Integer> counts, Limit limit) {
        List<Slice> all = new ArrayList<>();
        counts.forEach((from, count) -> all.add(new Slice(from, count)));
        return new AttemptCounter(owner, all, counts.lastKey().plus(limit.hold()));
    }

    private static boolean counts(Slice slice, Limit limit, Instant now) {
        return slice.from().plus(limit.hold()).isAfter(now);
    }

    private static boolean isAhead(Slice slice, Limit limit, Instant now) {
        return slice.from().isAfter(now.plus(limit.slice()));
    }

    /** Attempts of one time. */
    public record Slice(Instant from, int count) {
        public Slice {
            Objects.requireNonNull(from, "from");
        }
    }
}
