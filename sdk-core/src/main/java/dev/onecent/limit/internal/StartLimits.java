package dev.onecent.limit.internal;

import dev.onecent.limit.AttemptCounter;
import dev.onecent.limit.Limit;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Bounds how many checkouts a shopper starts (R21, R25). Each start is counted before its checkout is saved, under a key that
 * holds nothing else; only time takes a start from the count. Safe for use by many threads.
 */
public final class StartLimits {
    private static final String STARTS = "checkout";

    private final Aggregates<AttemptCounter> counters;
    private final Limit limit;
    private final InstantSource clock;

    /** Wired by {@code OneCent}. */
    public StartLimits(Aggregates<AttemptCounter> counters, Limit limit, InstantSource clock) {
        this.counters = counters;
        this.limit = limit;
        this.clock = clock;
    }

    /** Counts a start; if the limit is reached counts nothing and returns when the next one is admitted. */
    public Optional<Instant> count(ShopperId owner) {
        Instant now = clock.instant();
        return counters.<Optional<Instant>>change(new Key(owner, STARTS), entry -> {
            AttemptCounter counter = entry.map(found -> found.value().notAheadOf(now, limit))
                    .orElseGet(() -> AttemptCounter.empty(owner));
            return counter.used(limit, now) < limit.free()
                    ? Decision.save(counter.counting(limit, now), Optional.empty())
                    : Decision.keep(Optional.of(counter.nextRoom(limit, now)));
        });
    }
}
