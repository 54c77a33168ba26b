package dev.onecent.store.internal;

import dev.onecent.store.Aggregate;
import dev.onecent.store.Entry;
import dev.onecent.store.EventListener;
import dev.onecent.store.Key;
import dev.onecent.store.OneCentException;
import dev.onecent.store.PendingEvent;
import dev.onecent.store.Retry;
import dev.onecent.store.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The due work of one kind of aggregate: its own (release, resolve, expire) through its shell, and the delivery of its
 * events. One item's failure is that item's alone (R25); its next try is kept in its entry.
 */
public final class DueKind<A extends Aggregate> {
    private static final Logger LOG = LoggerFactory.getLogger(DueKind.class);

    private final String name;
    private final Aggregates<A> aggregates;
    private final Consumer<Key> advance;
    private final EventListener listener;
    private final InstantSource clock;

    public DueKind(
            String name, Aggregates<A> aggregates, Consumer<Key> advance, EventListener listener, InstantSource clock) {
        this.name = name;
        this.aggregates = aggregates;
        this.advance = advance;
        this.listener = listener;
        this.clock = clock;
    }

    public String name() {
        return name;
    }

    public List<Key> due(TenantId tenant, int limit) {
        return aggregates.store().due(tenant, clock.instant(), limit);
    }

    public List<Key> sweep(TenantId tenant, Optional<Key> after, int limit) {
        return aggregates.store().sweep(tenant, after, limit);
    }

    /** Does what is due under a key; what cannot even be read, or is contended, waits alone like any other failure. */
    public Outcome run(Key key) {
        try {
            return attempt(key);
        } catch (OneCentException e) {
            LOG.warn("due work on {} {} could not be done and is tried again later", name, key, e);
            return Outcome.POSTPONED;
        }
    }

    private Outcome attempt(Key key) {
        Optional<Entry<A>> before = aggregates.entry(key);
        boolean work =
                before.filter(entry -> entry.isWorkDueAt(clock.instant())).isPresent();
        boolean worked = !work || hasWorked(key);
        Optional<Entry<A>> after = work ? aggregates.entry(key) : before;
        boolean delivery =
                after.filter(entry -> entry.isDeliveryDueAt(clock.instant())).isPresent();
        boolean delivered = !delivery || hasDelivered(key, after.get().outbox());
        return Outcome.of(work || delivery, worked && delivered);
    }

    private boolean hasWorked(Key key) {
        try {
            advance.accept(key);
        } catch (RuntimeException e) {
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

    private boolean hasDelivered(Key key, List<PendingEvent> events) {
        int done = 0;
        try {
            for (PendingEvent event : events) {
                listener.on(key, event);
                done++;
            }
        } catch (RuntimeException e) {
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

    /** What came of one item. */
    public enum Outcome {
        NOTHING_DUE,
        DONE,
        POSTPONED;

        static Outcome of(boolean wasDue, boolean done) {
            if (!wasDue) {
                return NOTHING_DUE;
            }
            return done ? DONE : POSTPONED;
        }
    }
}
