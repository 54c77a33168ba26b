package dev.onecent.testkit.simulation;

import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.EntryUnreadableException;
import dev.onecent.store.Key;
import dev.onecent.store.Owned;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Damage to single rows of the stores: a damaged row cannot be read until it is repaired or overwritten, a lost one is gone for
 * good. For a shopper who lost a row the rules ask only that everything else goes on.
 */
final class Rows {
    private final World world;
    private final Set<Row> damaged = new LinkedHashSet<>();
    private final Set<String> losers = new LinkedHashSet<>();
    private final Map<ShopperId, String> names = new LinkedHashMap<>();

    Rows(World world) {
        this.world = world;
    }

    /** Makes one row unreadable. */
    void damage(RandomChoice draw) {
        List<Row> rows = rows();
        if (!rows.isEmpty()) {
            Row row = draw.oneOf(rows);
            damaged.add(row);
            world.say("  " + row + " is damaged");
            world.reached("rows damaged");
        }
    }

    /** Makes all rows readable again, as they were. */
    void repair() {
        damaged.clear();
    }

    /** Deletes one row behind the back of the SDK. */
    void lose(RandomChoice draw) {
        List<Row> rows = rows();
        if (!rows.isEmpty()) {
            Row row = draw.oneOf(rows);
            losers.add(name(row.key().owner()));
            delete(Objects.requireNonNull(world.stores().get(row.kind())), row.key());
            world.say("  " + row + " is lost");
            world.reached("rows lost");
        }
    }

    /** Calls a store, and fails as one that cannot read a damaged row. */
    Object call(String kind, String method, Object[] arguments, EffectCall<Object> call) {
        if (damaged.isEmpty()) {
            return call.happen();
        }
        if (method.equals("find")) {
            requireReadable(kind, (Key) arguments[0]);
        }
        Object answer = call.happen();
        if (method.equals("ownedBy")) {
            return ((List<?>) answer)
                    .stream().map(owned -> owned(kind, (Owned<?>) owned)).toList();
        }
        if (answer == SaveAnswer.SAVED) {
            damaged.remove(new Row(kind, (Key) arguments[0]));
        }
        return answer;
    }

    /** Returns whether a row of a shopper is damaged, at the shop or at the wallet. */
    boolean isDamaged(ShopperId owner) {
        return damaged.stream().anyMatch(row -> name(row.key().owner()).equals(name(owner)));
    }

    Set<Row> damaged() {
        return Set.copyOf(damaged);
    }

    /** Returns whether an owner, or the one who is erased to that pseudonym, lost a row. */
    boolean isLoser(ShopperId owner) {
        return !losers.isEmpty() && losers.contains(name(owner));
    }

    /** An erasure gives a shopper a pseudonym. */
    void renamed(ShopperId owner, ShopperId pseudonym) {
        names.put(pseudonym, name(owner));
    }

    private String name(ShopperId owner) {
        return names.getOrDefault(owner, owner.shopper());
    }

    private Owned<?> owned(String kind, Owned<?> owned) {
        return damaged.contains(new Row(kind, owned.key())) ? Owned.unreadable(owned.key()) : owned;
    }

    private void requireReadable(String kind, Key key) {
        if (damaged.contains(new Row(kind, key))) {
            throw new EntryUnreadableException(kind + " " + key + " is damaged, says the simulation", null);
        }
    }

    private List<Row> rows() {
        return new TreeMap<>(world.stores())
                .entrySet().stream()
                        .flatMap(store -> Stores.all(store.getValue()).stream()
                                .map(stored -> new Row(store.getKey(), stored.key())))
                        .filter(row -> !damaged.contains(row)
                                && Shopper.NAMES.contains(row.key().owner().shopper()))
                        .toList();
    }

    private static <A extends Aggregate> void delete(AggregateStore<A> store, Key key) {
        Optional<Stored<A>> found = store.find(key);
        found.ifPresent(stored -> store.delete(key, stored.version()));
    }

    /** A row of a store. */
    record Row(String kind, Key key) {
        @Override
        public String toString() {
            return kind + " " + key;
        }
    }
}
