package dev.onecent.testkit;

import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.DueFor;
import dev.onecent.store.Entry;
import dev.onecent.store.EntryUnreadableException;
import dev.onecent.store.Key;
import dev.onecent.store.Owned;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import dev.onecent.store.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** A store in memory, ordered by key. */
class InMemoryStore<A extends Aggregate> implements AggregateStore<A> {
    private static final Comparator<Key> ORDER = Comparator.comparing(
                    (Key key) -> key.tenant().value())
            .thenComparing(key -> key.owner().shopper())
            .thenComparing(Key::id);

    private final ConcurrentNavigableMap<Key, Slot<A>> slots = new ConcurrentSkipListMap<>(ORDER);

    /** The last version of each deleted key: its next life goes on from there (STORE-10). */
    private final Map<Key, Long> graves = new ConcurrentHashMap<>();

    /** The keys of entries that cannot be read (R25). */
    private final Set<Key> damaged = ConcurrentHashMap.newKeySet();

    @Override
    public Optional<Stored<A>> find(Key key) {
        if (damaged.contains(key)) {
            throw new EntryUnreadableException("damaged: " + getClass().getSimpleName() + " " + key, null);
        }
        return Optional.ofNullable(slots.get(key)).map(Slot::stored);
    }

    @Override
    public SaveAnswer save(Key key, Entry<A> entry, long expectedVersion) {
        if (expectedVersion == Stored.ABSENT) {
            Stored<A> first = new Stored<>(key, entry, graves.getOrDefault(key, Stored.ABSENT) + 1);
            return answer(slots.putIfAbsent(key, new Slot<>(first)) == null);
        }
        Slot<A> next = new Slot<>(new Stored<>(key, entry, expectedVersion + 1));
        Slot<A> before = slots.get(key);
        boolean replaced =
                before != null && before.stored.version() == expectedVersion && slots.replace(key, before, next);
        if (replaced) {
            damaged.remove(key);
        }
        return answer(replaced);
    }

    @Override
    public SaveAnswer delete(Key key, long expectedVersion) {
        Slot<A> before = slots.get(key);
        if (before == null) {
            return SaveAnswer.SAVED;
        }
        if (before.stored.version() != expectedVersion) {
            return SaveAnswer.STALE;
        }
        graves.merge(key, expectedVersion, Math::max);
        boolean removed = slots.remove(key, before);
        if (removed) {
            damaged.remove(key);
        }
        return answer(removed);
    }

    @Override
    public List<Key> due(TenantId tenant, DueFor reason, Instant until, int limit) {
        List<Slot<A>> due = new ArrayList<>();
        for (Slot<A> slot : slots.values()) {
            if (slot.isDueAt(reason, until) && slot.stored.key().tenant().equals(tenant)) {
                due.add(slot);
            }
        }
        due.sort(Comparator.comparing(slot -> slot.due(reason)));
        return due.stream().limit(limit).map(slot -> slot.stored.key()).toList();
    }

    @Override
    public List<Key> sweep(TenantId tenant, Optional<Key> after, int limit) {
        Collection<Key> rest =
                after.map(key -> slots.tailMap(key, false)).orElse(slots).keySet();
        List<Key> page = new ArrayList<>();
        for (Iterator<Key> keys = rest.iterator(); page.size() < limit && keys.hasNext(); ) {
            Key key = keys.next();
            if (key.tenant().equals(tenant)) {
                page.add(key);
            }
        }
        return List.copyOf(page);
    }

    @Override
    public List<Owned<A>> ownedBy(ShopperId owner, String afterId, int limit) {
        return slots.values().stream()
                .map(Slot::stored)
                .filter(stored -> stored.key().owner().equals(owner))
                .filter(stored -> stored.key().id().compareTo(afterId) > 0)
                .limit(limit)
                .map(stored -> damaged.contains(stored.key()) ? Owned.<A>unreadable(stored.key()) : Owned.of(stored))
                .toList();
    }

    /** Makes what is there unreadable, or readable again; nothing happens if nothing is there. */
    void damage(Key key, boolean unreadable) {
        if (unreadable && slots.containsKey(key)) {
            damaged.add(key);
        } else {
            damaged.remove(key);
        }
    }

    private static SaveAnswer answer(boolean saved) {
        return saved ? SaveAnswer.SAVED : SaveAnswer.STALE;
    }

    /**
     * An entry under a key, with when it is due, worked out once. Has no equals: to replace it is to replace this very
     * one.
     */
    private static final class Slot<A extends Aggregate> {
        private final Stored<A> stored;
        private final Map<DueFor, Instant> due = new EnumMap<>(DueFor.class);

        Slot(Stored<A> stored) {
            this.stored = stored;
            for (DueFor reason : DueFor.values()) {
                stored.entry().due(reason).ifPresent(at -> due.put(reason, at));
            }
        }

        Stored<A> stored() {
            return stored;
        }

        /** Told of what is due at some time alone. */
        Instant due(DueFor reason) {
            return due.getOrDefault(reason, Instant.MAX);
        }

        boolean isDueAt(DueFor reason, Instant until) {
            return due.containsKey(reason) && !due(reason).isAfter(until);
        }
    }
}
