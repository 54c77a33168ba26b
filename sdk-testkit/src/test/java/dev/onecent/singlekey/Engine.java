package dev.onecent.singlekey;

import dev.onecent.store.DueFor;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.store.StoreUnavailableException;
import dev.onecent.store.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The engine, one table: a partition for each owner, in it a row for each id. One row is compared and set by its version;
 * reads are serial; partitions are scanned in the order of their tokens, not of their names. Beside it lie two tables of
 * hints, written without any condition. Nothing is atomic across rows, let alone across tables.
 */
final class Engine<V> {
    private final Map<ShopperId, TreeMap<String, Row<V>>> partitions = new HashMap<>();
    private final List<DueHint> due = new ArrayList<>();
    private final Map<String, Key> references = new HashMap<>();
    private final List<Late> late = new ArrayList<>();
    private final Trouble.Dice dice;
    private boolean down;
    private boolean loseNextAnswer;

    Engine(Trouble trouble) {
        this.dice = trouble.dice();
    }

    /** What lies in a row: an entry, or the grave of a deleted one, which keeps the version alone and is dropped after days. */
    record Row<V>(long version, Optional<V> value, boolean damaged) {
        Row(long version, Optional<V> value) {
            this(version, value, false);
        }
    }

    /** That a key may be due for a reason. */
    record DueHint(Key key, DueFor reason, Instant at) {}

    /** The engine's answer to a compare-and-set. */
    enum Answer {
        APPLIED,
        NOT_APPLIED,
        UNKNOWN
    }

    synchronized Optional<Row<V>> read(Key key) {
        beginCall();
        return Optional.ofNullable(row(key));
    }

    /** Sets a row if it still has that version; 0 if it must not be there. */
    synchronized Answer compareAndSet(Key key, long version, Row<V> next) {
        beginCall();
        if (loseNextAnswer) {
            loseNextAnswer = false;
            apply(key, version, next);
            return Answer.UNKNOWN;
        }
        switch (dice.write()) {
            case UNKNOWN_AND_DONE:
                apply(key, version, next);
                return Answer.UNKNOWN;
            case UNKNOWN_AND_LOST:
                return Answer.UNKNOWN;
            case UNKNOWN_AND_LATE:
                late.add(new Late(dice.calls(), () -> apply(key, version, next)));
                return Answer.UNKNOWN;
            case ANSWERED:
            default:
                return apply(key, version, next) ? Answer.APPLIED : Answer.NOT_APPLIED;
        }
    }

    /** One partition, in the order of its rows. */
    synchronized List<Map.Entry<String, Row<V>>> partition(ShopperId owner) {
        beginCall();
        return partitions.getOrDefault(owner, new TreeMap<>()).entrySet().stream()
                .map(row -> Map.entry(row.getKey(), row.getValue()))
                .toList();
    }

    /** Every row of a tenant, partitions in the order of their tokens. */
    synchronized List<Key> scan(TenantId tenant) {
        beginCall();
        return partitions.entrySet().stream()
                .filter(partition -> partition.getKey().tenant().equals(tenant))
                .sorted(Comparator.comparingLong(partition -> token(partition.getKey())))
                .flatMap(partition -> partition.getValue().entrySet().stream()
                        .filter(row -> row.getValue().value().isPresent())
                        .map(row -> new Key(partition.getKey(), row.getKey())))
                .toList();
    }

    /** Where a partition lies on the ring; what comes before what says nothing about names. */
    static long token(ShopperId owner) {
        return Objects.hash(owner.shopper(), owner.tenant().value()) * 0x9E3779B97F4A7C15L;
    }

    synchronized void hintDue(DueHint hint) {
        beginCall();
        hint(() -> due.add(hint));
    }

    synchronized void dropDue(DueHint hint) {
        beginCall();
        due.remove(hint);
    }

    /** A partition for each tenant and reason, in the order of time. */
    synchronized List<DueHint> dueHints(TenantId tenant, DueFor reason, Instant until) {
        beginCall();
        return due.stream()
                .filter(hint -> hint.key().tenant().equals(tenant) && hint.reason() == reason)
                .filter(hint -> !hint.at().isAfter(until))
                .sorted(Comparator.comparing(DueHint::at))
                .toList();
    }

    synchronized void hintReference(String reference, Key key) {
        beginCall();
        hint(() -> references.put(reference, key));
    }

    synchronized Optional<Key> reference(String reference) {
        beginCall();
        return Optional.ofNullable(references.get(reference));
    }

    /** Damages a row: it is there, and its content cannot be understood. */
    synchronized void damage(Key key) {
        TreeMap<String, Row<V>> partition = partitions.getOrDefault(key.owner(), new TreeMap<>());
        partition.computeIfPresent(key.id(), (id, row) -> new Row<>(row.version(), row.value(), true));
    }

    synchronized void down(boolean now) {
        down = now;
    }

    synchronized void loseNextAnswer() {
        loseNextAnswer = true;
    }

    private @Nullable Row<V> row(Key key) {
        return partitions.getOrDefault(key.owner(), new TreeMap<>()).get(key.id());
    }

    private boolean apply(Key key, long version, Row<V> next) {
        Row<V> row = row(key);
        if ((row == null ? 0 : row.version()) != version) {
            return false;
        }
        partitions.computeIfAbsent(key.owner(), any -> new TreeMap<>()).put(key.id(), next);
        return true;
    }

    private void hint(Runnable write) {
        switch (dice.hint()) {
            case FORGOTTEN:
                return;
            case LATE:
                late.add(new Late(dice.calls(), write));
                return;
            case TWICE:
                write.run();
                write.run();
                return;
            case WRITTEN:
            default:
                write.run();
        }
    }

    /** Some of what is late happens before anything else. */
    private void beginCall() {
        if (down) {
            throw new StoreUnavailableException("no node answers", null);
        }
        List<Late> arrived = late.stream().filter(Late::hasArrived).toList();
        late.removeAll(arrived);
        arrived.forEach(one -> one.effect.run());
    }

    /** What happens some calls later. */
    private static final class Late {
        private final Runnable effect;
        private int calls;

        Late(int calls, Runnable effect) {
            this.calls = calls;
            this.effect = effect;
        }

        boolean hasArrived() {
            return calls-- <= 0;
        }
    }
}
