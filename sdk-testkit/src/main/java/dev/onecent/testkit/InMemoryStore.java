package dev.onecent.testkit;

import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import dev.onecent.store.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** One store in memory, ordered by key. */
class InMemoryStore<A extends Aggregate> implements AggregateStore<A> {
    private static final Comparator<Key> ORDER = Comparator.comparing(
                    (Key key) -> key.tenant().value())
            .thenComparing(key -> key.owner().shopper())
            .thenComparing(Key::id);

    private final ConcurrentNavigableMap<Key, Stored<A>> entries = new ConcurrentSkipListMap<>(ORDER);

    /** The last version of each deleted key: its next life goes on from there (STORE-10). */
    private final Map<Key, Long> graves = new ConcurrentHashMap<>();

    @Override
    public Optional<Stored<A>> find(Key key) {
        return Optional.ofNullable(entries.get(key));
    }

    @Override
    public SaveAnswer save(Key key, Entry<A> entry, long expectedVersion) {
        if (expectedVersion == Stored.ABSENT) {
            Stored<A> first = new Stored<>(key, entry, graves.getOrDefault(key, Stored.ABSENT) + 1);
            return answer(entries.putIfAbsent(key, first) == null);
        }
        Stored<A> next = new Stored<>(key, entry, expectedVersion + 1);
        Stored<A> before = entries.get(key);
        return answer(before != null && before.version() == expectedVersion && entries.replace(key, before, next));
    }

    @Override
    public SaveAnswer delete(Key key, long expectedVersion) {
        Stored<A> before = entries.get(key);
        if (before == null) {
            return SaveAnswer.SAVED;
        }
        if (before.version() != expectedVersion) {
            return SaveAnswer.STALE;
        }
        graves.merge(key, expectedVersion, Math::max);
        return answer(entries.remove(key, before));
    }

    @Override
    public List<Key> due(TenantId tenant, Instant until, int limit) {
        return entries.values().stream()
                .filter(stored -> stored.key().tenant().equals(tenant))
                .filter(stored -> due(stored).filter(at -> !at.isAfter(until)).isPresent())
                .sorted(Comparator.comparing(stored -> due(stored).orElseThrow()))
                .limit(limit)
                .map(Stored::key)
                .toList();
    }

    @Override
    public List<Key> sweep(TenantId tenant, Optional<Key> after, int limit) {
        Collection<Key> rest =
                after.map(key -> entries.tailMap(key, false)).orElse(entries).keySet();
        List<Key> page = new ArrayList<>();
        for (Iterator<Key> keys = rest.iterator(); page.size() < limit && keys.hasNext(); ) {
            Key key = keys.next();
            if (key.tenant().equals(tenant)) {
                page.add(key);
            }
        }
        return page;
    }

    @Override
    public List<Stored<A>> ownedBy(ShopperId owner, String afterId, int limit) {
        return entries.values().stream()
                .filter(stored -> stored.key().owner().equals(owner))
                .filter(stored -> stored.key().id().compareTo(afterId) > 0)
                .limit(limit)
                .toList();
    }

    private Optional<Instant> due(Stored<A> stored) {
        return stored.entry().due();
    }

    private static SaveAnswer answer(boolean saved) {
        return saved ? SaveAnswer.SAVED : SaveAnswer.STALE;
    }
}
