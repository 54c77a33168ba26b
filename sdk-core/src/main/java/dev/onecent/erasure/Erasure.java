package dev.onecent.erasure;

import dev.onecent.erasure.ErasureState.Moving;
import dev.onecent.erasure.ErasureState.Owing;
import dev.onecent.erasure.ErasureState.Settled;
import dev.onecent.store.Aggregate;
import dev.onecent.store.ShopperId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The intent to erase a shopper, saved before anything is deleted, and how far it has got.
 *
 * @param owner the shopper while data is moved, the pseudonym afterwards
 * @param pseudonym under which the rest is kept; random, chosen once
 * @param deleted how many of each kind were deleted
 * @param removal what is being deleted right now
 */
public record Erasure(
        ShopperId owner,
        ShopperId pseudonym,
        Instant requestedAt,
        Map<String, Integer> deleted,
        Optional<Removal> removal,
        ErasureState state)
        implements Aggregate {
    /** So long the report can be read after the request, also if nothing is retained. */
    public static final Duration REPORTED = Duration.ofDays(30);

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    public Erasure {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(pseudonym, "pseudonym");
        Objects.requireNonNull(requestedAt, "requestedAt");
        Objects.requireNonNull(deleted, "deleted");
        Objects.requireNonNull(removal, "removal");
        Objects.requireNonNull(state, "state");
        deleted = Map.copyOf(deleted);
    }

    /** The intent, with the pseudonym that everything after a crash goes on with. */
    static Erasure requested(ShopperId shopper, ShopperId pseudonym, Instant now) {
        return new Erasure(shopper, pseudonym, now, Map.of(), Optional.empty(), new Moving(now));
    }

    @Override
    public Optional<Instant> due() {
        return Optional.of(state.due());
    }

    /** Whether the shopper is still named. */
    public boolean isMoving() {
        return state instanceof Moving;
    }

    /** Deletion begins, unless another is under way. */
    Erasure removing(Removal next) {
        return removal.isPresent()
                ? this
                : new Erasure(owner, pseudonym, requestedAt, deleted, Optional.of(next), state);
    }

    /** Deletion ended: so many of them are gone. */
    Erasure removed(Removal done, int gone) {
        if (!removal.equals(Optional.of(done))) {
            return this;
        }
        Map<String, Integer> all = new TreeMap<>(deleted);
        if (gone > 0) {
            all.merge(done.kind(), gone, Integer::sum);
        }
        return new Erasure(owner, pseudonym, requestedAt, all, Optional.empty(), state);
    }

    /** Nothing is left under the shopper: from now on it is kept under the pseudonym. */
    Erasure moved(Instant now) {
        return new Erasure(pseudonym, pseudonym, requestedAt, deleted, Optional.empty(), new Owing(now));
    }

    /**
     * Something is owed until then at the earliest; a second to an hour passes before the next look. What was settled once stays
     * so: a refund of a retained payment is looked after as well, and tells nothing new.
     */
    Erasure owing(Instant until, Instant now) {
        Instant earliest = now.plus(SHORTEST_WAIT);
        Instant latest = now.plus(LONGEST_WAIT);
        Instant due = until.isBefore(earliest) ? earliest : until.isBefore(latest) ? until : latest;
        return with(state instanceof Settled ? new Settled(due) : new Owing(due));
    }

    /** Nothing is owed; the earliest retention that ends, if anything is retained. */
    Erasure settled(Optional<Instant> retained) {
        return with(new Settled(retained.orElseGet(this::reportedUntil)));
    }

    /** Whether nothing of it is needed any more, once nothing is retained. */
    boolean isOverAt(Instant now) {
        return state instanceof Settled && !now.isBefore(reportedUntil());
    }

    private Instant reportedUntil() {
        return requestedAt.plus(REPORTED);
    }

    private Erasure with(ErasureState next) {
        return new Erasure(owner, pseudonym, requestedAt, deleted, removal, next);
    }
}
