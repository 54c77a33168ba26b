package dev.onecent.store.internal;

import dev.onecent.store.Aggregate;
import dev.onecent.store.DueFor;
import dev.onecent.store.Entry;
import dev.onecent.store.EventListener;
import dev.onecent.store.Key;
import dev.onecent.store.PendingEvent;
import dev.onecent.store.Retry;
import dev.onecent.store.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The due work of one kind of aggregate: its own (release, resolve, expire) through its shell, and the delivery of its
 * events. One item's failure is that item's alone (R25); its next try is kept in its entry.
 */
public final class DueKind<A extends Aggregate> {
    private static final Logger LOG = LoggerFactory.getLogger(DueKind.class);

    /** So many keys of a crowded order are looked at; a run that finds more of one owner reaches the others later. */
    static final int LOOK_AHEAD = 50_000;

    private final String name;
    private final Aggregates<A> aggregates;
    private final Consumer<Key> advance;
    private final Removal removal;
    private final EventListener listener;
    private final InstantSource clock;

    /** Makes the due work of one kind of aggregate. */
    public DueKind(
            String name,
            Aggregates<A> aggregates,
            Consumer<Key> advance,
            Removal removal,
            EventListener listener,
            InstantSource clock) {
        this.removal = removal;
        this.name = name;
        this.aggregates = aggregates;
        this.advance = advance;
        this.listener = listener;
        this.clock = clock;
    }

    /** Returns the kind, for example {@code payment}. */
    public String name() {
        return name;
    }

    /**
     * Lists what is due now. Behind a full page that one owner crowds it looks {@value #LOOK_AHEAD} keys ahead, and shares the
     * page among all owners that it finds (R25).
     */
    public List<Key> due(TenantId tenant, DueFor reason, int limit) {
        List<Key> page = due(tenant, reason, Duration.ZERO, limit);
        return page.size() < limit || !FairPage.isCrowded(page)
                ? page
                : FairPage.of(due(tenant, reason, Duration.ZERO, LOOK_AHEAD), limit);
    }

    /** Lists what is due within a while for work or delivery, including what waits for its next try. */
    public List<Key> due(TenantId tenant, Duration ahead, int limit) {
        Set<Key> all = new LinkedHashSet<>(due(tenant, DueFor.WORK, ahead, limit));
        all.addAll(due(tenant, DueFor.DELIVERY, ahead, limit));
        return List.copyOf(all);
    }

    private List<Key> due(TenantId tenant, DueFor reason, Duration ahead, int limit) {
        Instant now = clock.instant();
        Instant until = reason == DueFor.REMOVAL ? now.minus(removal.after()) : now.plus(ahead);
        return aggregates.store().due(tenant, reason, until, limit);
    }

    /** Lists the next keys of a tenant, whatever is due. */
    public List<Key> sweep(TenantId tenant, Optional<Key> after, int limit) {
        return aggregates.store().sweep(tenant, after, limit);
    }

    /** Does what is due under a key; an entry that cannot even be read or noted is that item's trouble, and nobody else's. */
    public Outcome run(Key key) {
        return guarded(key, this::attempt);
    }

    /** Delivers the events under a key and does nothing else. */
    public Outcome deliver(Key key) {
        return guarded(key, undelivered -> delivered(undelivered, aggregates.entry(undelivered)));
    }

    /** Deletes what is under a key if it may go; what the sweep comes by. */
    public Outcome removeIfEnded(Key key) {
        return guarded(key, ended -> isRemoved(ended) ? Outcome.DONE : Outcome.NOTHING_DUE);
    }

    /** Deletes what is listed for removal; what something still needs is put off, so that it stands before nothing else. */
    public Outcome remove(Key key) {
        return guarded(key, ended -> {
            Outcome outcome = removed(ended);
            if (outcome != Outcome.DONE) {
                postpone(ended);
            }
            return outcome;
        });
    }

    private Outcome removed(Key key) {
        try {
            return isRemoved(key) ? Outcome.DONE : Outcome.NOTHING_DUE;
        } catch (RuntimeException e) {
            LOG.warn("the removal of {} {} failed and is tried again later", name, key, e);
            return Outcome.POSTPONED;
        }
    }

    /** Removals are listed by the end of the entry, a retention ago; so is the next try. */
    private void postpone(Key key) {
        Instant until = clock.instant().minus(removal.after());
        aggregates.rewrite(
                key,
                entry ->
                        entry.isRemovableAt(until) ? entry.withWork(entry.work().failedAt(until)) : entry);
    }

    private boolean isRemoved(Key key) {
        boolean there = aggregates.entry(key).isPresent();
        return there && removal.remove().test(key, clock.instant().minus(removal.after()));
    }

    private Outcome guarded(Key key, Function<Key, Outcome> action) {
        try {
            return action.apply(key);
        } catch (RuntimeException e) {
            LOG.warn("due work on {} {} could not be looked up or noted", name, key, e);
            return Outcome.STUCK;
        }
    }

    /** Returns the failures of due work under a key, if it is parked. */
    public Optional<Retry> parked(Key key) {
        return aggregates
                .entry(key)
                .flatMap(entry -> Stream.of(entry.work(), entry.delivery())
                        .filter(Retry::parked)
                        .max(Comparator.comparingInt(Retry::failures)));
    }

    private Outcome attempt(Key key) {
        Optional<Entry<A>> before = aggregates.entry(key);
        boolean work =
                before.filter(entry -> entry.isWorkDueAt(clock.instant())).isPresent();
        boolean worked = !work || hasWorked(key);
        Optional<Entry<A>> after = work ? aggregates.entry(key) : before;
        return Outcome.of(work, worked).and(delivered(key, after));
    }

    private Outcome delivered(Key key, Optional<Entry<A>> entry) {
        Optional<Entry<A>> telling = entry.filter(found -> found.isDeliveryDueAt(clock.instant()));
        return Outcome.of(
                telling.isPresent(),
                telling.isEmpty() || hasDelivered(key, telling.get().outbox()));
    }

    @SuppressWarnings("CatchingUnchecked") // the host's code may throw what it does not declare
    private boolean hasWorked(Key key) {
        try {
            advance.accept(key);
        } catch (Throwable e) {
            Failures.rethrowFatal(e);
            LOG.warn("due work on {} {} failed and is tried again later", name, key, e);
        }
        return settle(key);
    }

    /** Progress moves the due time by itself; without progress the item waits. */
    private boolean settle(Key key) {
        Instant now = clock.instant();
        if (aggregates.entry(key).filter(entry -> entry.isWorkDueAt(now)).isEmpty()) {
            return true;
        }
        aggregates.rewrite(key, entry -> entry.withWork(entry.work().failedAt(now)));
        return false;
    }

    @SuppressWarnings("CatchingUnchecked") // the host's code may throw what it does not declare
    private boolean hasDelivered(Key key, List<PendingEvent> events) {
        int done = 0;
        try {
            for (PendingEvent event : events) {
                listener.on(key, event);
                done++;
            }
        } catch (Throwable e) {
            Failures.rethrowFatal(e);
            LOG.warn("the event listener failed on {} {}; the event is delivered again later", name, key, e);
        }
        boolean all = done == events.size();
        keepDelivered(key, events.subList(0, done), all);
        return all;
    }

    private void keepDelivered(Key key, List<PendingEvent> delivered, boolean all) {
        Instant now = clock.instant();
        aggregates.rewrite(
                key,
                entry -> entry.withOutbox(entry.outbox().stream()
                                .filter(event -> !delivered.contains(event))
                                .toList())
                        .withDelivery(all ? Retry.NONE : entry.delivery().failedAt(now)));
    }

    /** The outcome of one item, from good to bad. */
    public enum Outcome {
        NOTHING_DUE,
        DONE,
        POSTPONED,
        /** Could not even be looked up or noted, so it stays due and is tried with every run. */
        STUCK;

        /** Returns the worse of two outcomes. */
        public Outcome and(Outcome other) {
            return compareTo(other) < 0 ? other : this;
        }

        static Outcome of(boolean wasDue, boolean done) {
            if (!wasDue) {
                return NOTHING_DUE;
            }
            return done ? DONE : POSTPONED;
        }
    }
}
