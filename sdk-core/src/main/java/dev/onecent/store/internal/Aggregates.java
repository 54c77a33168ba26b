package dev.onecent.store.internal;

import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.Entry;
import dev.onecent.store.Event;
import dev.onecent.store.IdSource;
import dev.onecent.store.Key;
import dev.onecent.store.PendingEvent;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.ShopperId;
import dev.onecent.store.StoreContendedException;
import dev.onecent.store.Stored;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Loads, decides and saves aggregates of one kind (R22): after <em>stale</em>, and after <em>unknown</em> unless the read
 * shows our own write, it loads again and decides anew. A decision may therefore run several times and must be pure.
 */
public final class Aggregates<A extends Aggregate> {
    private static final int TRIES = 32;

    private final AggregateStore<A> store;
    private final InstantSource clock;
    private final IdSource ids;
    private final boolean reserved;

    /** Aggregates of shoppers: a name that is reserved is nobody's. */
    public Aggregates(AggregateStore<A> store, InstantSource clock, IdSource ids) {
        this(store, clock, ids, false);
    }

    private Aggregates(AggregateStore<A> store, InstantSource clock, IdSource ids, boolean reserved) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
        this.reserved = reserved;
    }

    /** Aggregates that may stand under reserved names. */
    public static <A extends Aggregate> Aggregates<A> underReservedNames(
            AggregateStore<A> store, InstantSource clock, IdSource ids) {
        return new Aggregates<>(store, clock, ids, true);
    }

    /** Finds an aggregate by its key. */
    public Optional<A> find(Key key) {
        return store.find(key).map(Stored::value);
    }

    /**
     * Decides about what is there, or about nothing if nothing is, and saves what was decided.
     *
     * @throws IllegalArgumentException if the owner's name is reserved
     * @throws StoreContendedException also if what is there is locked for transfer, on its way to another owner
     */
    public <R> R change(Key key, Function<Optional<Entry<A>>, Decision<A, R>> decide) {
        requireShopper(key);
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<Stored<A>> stored = store.find(key);
            Decision<A, R> decision = decide.apply(stored.map(Stored::entry));
            Optional<Entry<A>> next = decision.next().map(value -> entry(stored, value, decision));
            if (next.isEmpty()) {
                return decision.result();
            }
            if (isLocked(stored)) {
                throw new StoreContendedException(key);
            }
            if (isSaved(key, next.get(), stored)) {
                return decision.result();
            }
        }
        throw new StoreContendedException(key);
    }

    /** Takes an entry out while the test holds of it; nothing happens otherwise, or if it is locked for transfer. Returns whether it is gone. */
    public boolean deleteIf(Key key, Predicate<Entry<A>> test) {
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<Stored<A>> stored = store.find(key);
            if (stored.isEmpty()) {
                return true;
            }
            if (isLocked(stored) || !test.test(stored.get().entry())) {
                return false;
            }
            if (store.delete(key, stored.get().version()) == SaveAnswer.SAVED) {
                return true;
            }
        }
        throw new StoreContendedException(key);
    }

    /** Takes out what ended at or before an instant, if nothing of it is owed. Returns whether it is gone. */
    public boolean deleteEnded(Key key, Instant until) {
        return deleteIf(key, entry -> entry.isRemovableAt(until));
    }

    /** Rewrites the entry around an unchanged value; nothing happens if nothing is there, or if it is locked for transfer. */
    void rewrite(Key key, UnaryOperator<Entry<A>> edit) {
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<Stored<A>> stored = store.find(key);
            if (stored.isEmpty()
                    || isLocked(stored)
                    || isSaved(key, edit.apply(stored.get().entry()).writtenAs(ids.next()), stored)) {
                return;
            }
        }
        throw new StoreContendedException(key);
    }

    /** Finds an entry by its key. */
    public Optional<Entry<A>> entry(Key key) {
        return store.find(key).map(Stored::entry);
    }

    AggregateStore<A> store() {
        return store;
    }

    private Entry<A> entry(Optional<Stored<A>> stored, A value, Decision<A, ?> decision) {
        String writeId = ids.next();
        Entry<A> next = stored.map(Stored::entry)
                .map(entry -> entry.withValue(value))
                .orElseGet(() -> Entry.fresh(value))
                .writtenAs(writeId);
        Entry<A> remembering = decision.receipt().map(next::withReceipt).orElse(next);
        return decision.events().isEmpty()
                ? remembering
                : remembering.withOutbox(outbox(next.outbox(), decision.events(), writeId, clock.instant()));
    }

    private static List<PendingEvent> outbox(
            List<PendingEvent> before, List<? extends Event> events, String writeId, Instant now) {
        List<PendingEvent> all = new ArrayList<>(before);
        int number = 0;
        for (Event event : events) {
            all.removeIf(earlier -> isReplaced(earlier.event(), event));
            all.add(new PendingEvent(writeId + "." + number, now, event));
            number++;
        }
        return all;
    }

    /** A delivered event that is not noted yet may be among the replaced, or come after the later one, which says the same (R23). */
    private static boolean isReplaced(Event earlier, Event later) {
        return later.isMergeable() && later.equals(earlier);
    }

    private boolean isSaved(Key key, Entry<A> next, Optional<Stored<A>> replaced) {
        SaveAnswer answer = store.save(key, next, replaced.map(Stored::version).orElse(Stored.ABSENT));
        return answer == SaveAnswer.SAVED || (answer == SaveAnswer.UNKNOWN && isKept(key, next));
    }

    private boolean isLocked(Optional<Stored<A>> stored) {
        return stored.filter(found -> found.entry().locked()).isPresent();
    }

    /** Refuses names under which attempts of a whole tenant are counted: no shopper writes to them, or erases them. */
    private void requireShopper(Key key) {
        if (!reserved && key.owner().isReserved()) {
            throw new IllegalArgumentException("no shopper's name begins with " + ShopperId.RESERVED);
        }
    }

    private boolean isKept(Key key, Entry<A> written) {
        return entry(key)
                .filter(entry -> entry.writeId().equals(written.writeId()))
                .isPresent();
    }
}
