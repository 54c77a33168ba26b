package dev.onecent.limit;

import dev.onecent.store.Aggregate;
import dev.onecent.store.ShopperId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many attempts one subject made lately. It knows no number, address or shopper beyond its key, and is deleted once nothing
 * of it counts any more.
 *
 * @param owner the first part of its key: the shopper, or a hash of what is counted
 * @param slices attempts by the time of the first of each, oldest first
 * @param recent the last attempts, so that a retry of one is not counted again (R22)
 * @param forgottenAt when nothing of it counts any more
 */
public record AttemptCounter(ShopperId owner, List<Slice> slices, List<Recent> recent, Instant forgottenAt)
        implements Aggregate {
    /**
     * Fewer than the commands that a vault or a checkout remembers: as long as a retry is recognised here, it cannot reach the
     * gateway a second time there.
     */
    static final int REMEMBERED = 16;

    public AttemptCounter {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(slices, "slices");
        Objects.requireNonNull(recent, "recent");
        Objects.requireNonNull(forgottenAt, "forgottenAt");
        slices = List.copyOf(slices);
        recent = List.copyOf(recent);
    }

    static AttemptCounter empty(ShopperId owner) {
        return new AttemptCounter(owner, List.of(), List.of(), Instant.EPOCH);
    }

    @Override
    public Optional<Instant> due() {
        return Optional.of(forgottenAt);
    }

    /** How many count within the window that ends now. */
    int used(Limit limit, Instant now) {
        return slices.stream()
                .filter(slice -> counts(slice, limit, now))
                .mapToInt(Slice::count)
                .sum();
    }

    /** Returns when the first of the attempts that count now stops counting. */
    Instant nextRoom(Limit limit, Instant now) {
        return slices.stream()
                .filter(slice -> counts(slice, limit, now))
                .findFirst()
                .map(slice -> slice.from().plus(limit.hold()))
                .orElse(now);
    }

    /** Whether an attempt was counted a moment ago: no longer ago than is made up for by {@link Limit#hold}. */
    boolean remembers(String attempt, Limit limit, Instant now) {
        return recent.stream().anyMatch(one -> one.attempt().equals(attempt) && isRecent(one, limit, now));
    }

    /** One more. */
    AttemptCounter counting(String attempt, Limit limit, Instant now) {
        TreeMap<Instant, Integer> counts = new TreeMap<>();
        notAheadOf(now, limit).slices.stream()
                .filter(slice -> counts(slice, limit, now))
                .forEach(slice -> counts.put(slice.from(), slice.count()));
        boolean same = !counts.isEmpty() && counts.lastKey().plus(limit.slice()).isAfter(now);
        counts.merge(same ? counts.lastKey() : now, 1, Integer::sum);
        return with(counts, remembering(attempt, limit, now), limit);
    }

    /** Whether a clock that ran ahead, by more than clocks of two machines may differ, made some of it. */
    boolean isAheadOf(Instant now, Limit limit) {
        return slices.stream().anyMatch(slice -> isAhead(slice, limit, now));
    }

    /** What a clock that ran ahead counted counts as made now: for the whole window, and for no longer. */
    AttemptCounter notAheadOf(Instant now, Limit limit) {
        if (!isAheadOf(now, limit)) {
            return this;
        }
        TreeMap<Instant, Integer> counts = new TreeMap<>();
        slices.forEach(
                slice -> counts.merge(isAhead(slice, limit, now) ? now : slice.from(), slice.count(), Integer::sum));
        return with(counts, recent, limit);
    }

    /** The same under another owner; never needed, because a counter is never owed. */
    public AttemptCounter withOwner(ShopperId other) {
        return new AttemptCounter(other, slices, recent, forgottenAt);
    }

    private AttemptCounter with(TreeMap<Instant, Integer> counts, List<Recent> last, Limit limit) {
        List<Slice> all = new ArrayList<>();
        counts.forEach((from, count) -> all.add(new Slice(from, count)));
        return new AttemptCounter(owner, all, last, counts.lastKey().plus(limit.hold()));
    }

    private List<Recent> remembering(String attempt, Limit limit, Instant now) {
        List<Recent> all = new ArrayList<>(recent);
        all.removeIf(one -> one.attempt().equals(attempt) || !isRecent(one, limit, now));
        all.add(new Recent(attempt, now));
        return all.subList(Math.max(0, all.size() - REMEMBERED), all.size());
    }

    private static boolean counts(Slice slice, Limit limit, Instant now) {
        return slice.from().plus(limit.hold()).isAfter(now);
    }

    private static boolean isAhead(Slice slice, Limit limit, Instant now) {
        return slice.from().isAfter(now.plus(limit.slice()));
    }

    private static boolean isRecent(Recent one, Limit limit, Instant now) {
        return Duration.between(one.at(), now).abs().compareTo(limit.slice()) <= 0;
    }

    /** Attempts of one time. */
    public record Slice(Instant from, int count) {
        public Slice {
            Objects.requireNonNull(from, "from");
        }
    }

    /** An attempt, by a hash of its command and card. */
    public record Recent(String attempt, Instant at) {
        public Recent {
            Objects.requireNonNull(attempt, "attempt");
            Objects.requireNonNull(at, "at");
        }
    }
}
