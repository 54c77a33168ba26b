package dev.onecent.singlekey;

import dev.onecent.singlekey.Engine.Answer;
import dev.onecent.singlekey.Engine.DueHint;
import dev.onecent.singlekey.Engine.Row;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A store of one kind on such an engine. A save is one compare-and-set of one row, events and all; the hint of when something
 * is due is written after it and repaired by the sweep. A deletion leaves a grave with the version, so that whatever comes
 * late - an insert, too - finds another version than it expects.
 */
class SingleKeyStore<A extends Aggregate> implements AggregateStore<A> {
    private static final Comparator<Key> RING =
            Comparator.<Key>comparingLong(key -> Engine.token(key.owner())).thenComparing(Key::id);

    private final Engine<Entry<A>> engine;

    SingleKeyStore(Engine<Entry<A>> engine) {
        this.engine = engine;
    }

    Engine<Entry<A>> engine() {
        return engine;
    }

    @Override
    public Optional<Stored<A>> find(Key key) {
        return engine.read(key).flatMap(row -> stored(key, row));
    }

    @Override
    public SaveAnswer save(Key key, Entry<A> entry, long expectedVersion) {
        Optional<Row<Entry<A>>> before = engine.read(key);
        boolean there = before.flatMap(Row::value).isPresent();
        if (there == (expectedVersion == Stored.ABSENT)) {
            return SaveAnswer.STALE;
        }
        long version = there ? expectedVersion : before.map(Row::version).orElse(Stored.ABSENT);
        SaveAnswer answer = answer(engine.compareAndSet(key, version, new Row<>(version + 1, Optional.of(entry))));
        if (answer != SaveAnswer.STALE) {
            hint(key, entry);
        }
        return answer;
    }

    @Override
    public SaveAnswer delete(Key key, long expectedVersion) {
        if (engine.read(key).flatMap(Row::value).isEmpty()) {
            return SaveAnswer.SAVED;
        }
        return answer(engine.compareAndSet(key, expectedVersion, new Row<>(expectedVersion + 1, Optional.empty())));
    }

    /** Hints that turn out to be nothing are dropped, or they would be in the way for ever. */
    @Override
    public List<Key> due(TenantId tenant, DueFor reason, Instant until, int limit) {
        List<DueHint> hints = engine.dueHints(tenant, reason, until);
        hints.stream().filter(hint -> !isDue(hint.key(), reason, until)).forEach(engine::dropDue);
        return hints.stream()
                .map(DueHint::key)
                .filter(key -> isDue(key, reason, until))
                .limit(limit)
                .toList();
    }

    /** Passes the ring; what is due and has no hint gets one. */
    @Override
    public List<Key> sweep(TenantId tenant, Optional<Key> after, int limit) {
        List<Key> page = engine.scan(tenant).stream()
                .filter(key -> after.isEmpty() || RING.compare(key, after.get()) > 0)
                .limit(limit)
                .toList();
        page.forEach(this::repairHint);
        return page;
    }

    @Override
    public List<Owned<A>> ownedBy(ShopperId owner, String afterId, int limit) {
        return engine.partition(owner).stream()
                .filter(row -> row.getKey().compareTo(afterId) > 0)
                .flatMap(row -> owned(new Key(owner, row.getKey()), row.getValue()).stream())
                .limit(limit)
                .toList();
    }

    /** What else is written beside the row, after it. */
    void hint(Key key, Entry<A> entry) {
        for (DueFor reason : DueFor.values()) {
            entry.due(reason)
                    .map(at -> new DueHint(key, reason, at))
                    .filter(hint ->
                            !engine.dueHints(key.tenant(), reason, hint.at()).contains(hint))
                    .ifPresent(engine::hintDue);
        }
    }

    private void repairHint(Key key) {
        engine.read(key)
                .flatMap(row -> owned(key, row).flatMap(Owned::stored))
                .ifPresent(found -> hint(key, found.entry()));
    }

    /** What cannot be read stays listed: nobody knows when it is due. */
    private boolean isDue(Key key, DueFor reason, Instant until) {
        return engine.read(key)
                .flatMap(row -> owned(key, row))
                .filter(found -> found.stored()
                        .map(stored -> stored.entry()
                                .due(reason)
                                .filter(at -> !at.isAfter(until))
                                .isPresent())
                        .orElse(true))
                .isPresent();
    }

    private Optional<Owned<A>> owned(Key key, Row<Entry<A>> row) {
        try {
            return stored(key, row).map(Owned::of);
        } catch (EntryUnreadableException e) {
            return Optional.of(Owned.unreadable(key));
        }
    }

    private static <A extends Aggregate> Optional<Stored<A>> stored(Key key, Row<Entry<A>> row) {
        if (row.damaged()) {
            throw new EntryUnreadableException("a damaged row: " + key, null);
        }
        return row.value().map(entry -> new Stored<>(key, entry, row.version()));
    }

    private static SaveAnswer answer(Answer answer) {
        switch (answer) {
            case APPLIED:
                return SaveAnswer.SAVED;
            case NOT_APPLIED:
                return SaveAnswer.STALE;
            case UNKNOWN:
            default:
                return SaveAnswer.UNKNOWN;
        }
    }
}
