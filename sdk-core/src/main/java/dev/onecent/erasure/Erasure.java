package dev.onecent.erasure;

import dev.onecent.erasure.ErasureReport.Unreadable;
import dev.onecent.erasure.ErasureState.Moving;
import dev.onecent.erasure.ErasureState.Owing;
import dev.onecent.erasure.ErasureState.Settled;
import dev.onecent.store.Aggregate;
import dev.onecent.store.ShopperId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
 * @param page what is being deleted, locked or moved right now
 * @param unreadable what could not be read, with what depends on it, when everything else had been moved: from then on nothing
 *     else under the shopper, who may come back, is touched. Empty at first; at most {@value #MOST_UNREADABLE}
 */
public record Erasure(
        ShopperId owner,
        ShopperId pseudonym,
        Instant requestedAt,
        Map<String, Integer> deleted,
        Optional<ErasurePage> page,
        List<Unreadable> unreadable,
        ErasureState state)
        implements Aggregate {
    /** So long the report can be read after the request, also if nothing is retained. */
    public static final Duration REPORTED = Duration.ofDays(30);

    /** The most unreadable entries that an erasure names; beyond it the erasure goes on with everything that is there. */
    public static final int MOST_UNREADABLE = 100;

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    /** A hold is owed for up to a month, so that looking every hour would be looking seven hundred times. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    public Erasure {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(pseudonym, "pseudonym");
        Objects.requireNonNull(requestedAt, "requestedAt");
        Objects.requireNonNull(deleted, "deleted");
        Objects.requireNonNull(page, "page");
        Objects.requireNonNull(unreadable, "unreadable");
        Objects.requireNonNull(state, "state");
        deleted = Map.copyOf(deleted);
        unreadable = List.copyOf(unreadable);
    }

    /** The intent, with the pseudonym that everything after a crash goes on with. */
    public static Erasure requested(ShopperId shopper, ShopperId pseudonym, Instant now) {
        Objects.requireNonNull(now, "now");
        return new Erasure(shopper, pseudonym, now, Map.of(), Optional.empty(), List.of(), new Moving(now));
    }

    @Override
    public Optional<Instant> due() {
        return Optional.of(state.due());
    }

    @Override
    public Optional<Instant> endedAt() {
        return Optional.empty();
    }

    /** Returns whether the shopper is still named. */
    public boolean isMoving() {
        return state instanceof Moving;
    }

    /** Returns whether a worker that began with the other one carries on the same erasure of the same things. */
    public boolean isSame(Erasure other) {
        Objects.requireNonNull(other, "other");
        return pseudonym.equals(other.pseudonym)
                && owner.equals(other.owner)
                && (!isMoving() || unreadable.equals(other.unreadable));
    }

    /** Asked for again: everything under the shopper is erased, not only what was waited for. */
    public Erasure requestedAgain() {
        return unreadable.isEmpty() ? this : with(deleted, page, List.of());
    }

    /** A page begins, unless another one is under way. */
    public Erasure noting(ErasurePage next) {
        Objects.requireNonNull(next, "next");
        return page.isPresent() ? this : with(deleted, Optional.of(next), unreadable);
    }

    /** A page ended, and so many of its things are gone: counted if they were deleted, not if they were moved. */
    public Erasure finished(ErasurePage done, int gone) {
        Objects.requireNonNull(done, "done");
        if (!page.equals(Optional.of(done))) {
            return this;
        }
        Map<String, Integer> all = new TreeMap<>(deleted);
        if (gone > 0) {
            all.merge(done.kind(), gone, Integer::sum);
        }
        return with(all, Optional.empty(), unreadable);
    }

    /** Returns the erasure once everything else is gone from under the shopper. */
    public Erasure waitingFor(List<Unreadable> rest) {
        return with(deleted, page, rest);
    }

    /** Returns the erasure once everything but what is waited for is kept under the pseudonym. */
    public Erasure moved(Instant now) {
        Objects.requireNonNull(now, "now");
        return new Erasure(pseudonym, pseudonym, requestedAt, deleted, Optional.empty(), unreadable, new Owing(now));
    }

    /**
     * Something is owed until then at the earliest; a second to an hour passes before the next look. What was settled once stays
     * so: a refund of a retained payment is looked after as well, and tells nothing new.
     */
    public Erasure owing(Instant until, Instant now) {
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(now, "now");
        Instant earliest = now.plus(SHORTEST_WAIT);
        Instant latest = now.plus(LONGEST_WAIT);
        Instant due = until.isBefore(earliest) ? earliest : until.isBefore(latest) ? until : latest;
        return with(state instanceof Settled ? new Settled(due) : new Owing(due));
    }

    /** Returns the erasure once nothing is owed, until the earliest retention ends, if anything is retained. */
    public Erasure settled(Optional<Instant> retained) {
        Objects.requireNonNull(retained, "retained");
        return with(new Settled(retained.orElseGet(this::reportedUntil)));
    }

    /** Returns whether nothing of it is needed any more, once nothing is retained. */
    public boolean isOverAt(Instant now) {
        Objects.requireNonNull(now, "now");
        return state instanceof Settled && !now.isBefore(reportedUntil());
    }

    private Instant reportedUntil() {
        return requestedAt.plus(REPORTED);
    }

    private Erasure with(ErasureState next) {
        return new Erasure(owner, pseudonym, requestedAt, deleted, page, unreadable, next);
    }

    private Erasure with(Map<String, Integer> count, Optional<ErasurePage> next, List<Unreadable> rest) {
        return new Erasure(owner, pseudonym, requestedAt, count, next, rest, state);
    }
}
