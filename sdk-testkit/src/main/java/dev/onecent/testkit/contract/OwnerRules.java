package dev.onecent.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onecent.Storage;
import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.Owned;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.Stored;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** STORE-9, STORE-10: what a shopper owns is listed exactly, and deleted for good. */
abstract class OwnerRules<A extends Aggregate> extends DueRules<A> {
    OwnerRules(
            StorageContract storage,
            Function<Storage, ? extends AggregateStore<A>> kind,
            BiFunction<Key, Integer, A> sample) {
        super(storage, kind, sample);
    }

    @Test
    void store_9_1_listsWhatAShopperOwns() {
        Entry<A> entry = insert(key, 1);

        assertEquals(List.of(Owned.of(new Stored<>(key, entry, versionOf(key)))), opened().ownedBy(ann, "", 10));
    }

    @Test
    void store_9_2_listsNothingOfAnotherShopper() {
        insert(key(bob, "one.1"), 1);

        assertEquals(List.of(), opened().ownedBy(ann, "", 10));
    }

    @Test
    void store_9_3_listsNothingOfAShopperElsewhere() {
        insert(key(annElsewhere, "one.1"), 1);

        assertEquals(List.of(), opened().ownedBy(ann, "", 10));
    }

    @Test
    void store_9_4_ordersIdsByTheirCharactersCodes() {
        List<String> ordered = List.of("!", "-", "10", "9", "A", "B", "_", "a", "a-b", "a.b", "ab", "~");
        List<String> shuffled = new ArrayList<>(ordered);
        Collections.rotate(shuffled, 5);
        shuffled.forEach(id -> insert(key(ann, id), 1));

        assertEquals(ordered, owned("", 20));
    }

    @Test
    void store_9_5_pagesThroughThem() {
        List.of("a.1", "b.1", "c.1").forEach(id -> insert(key(ann, id), 1));

        assertEquals(List.of("a.1", "b.1"), owned("", 2));
        assertEquals(List.of("c.1"), owned("b.1", 2));
        assertEquals(List.of(), owned("c.1", 2));
    }

    @Test
    void store_9_6_goesOnAfterAnIdThatIsNotThere() {
        List.of("a.1", "c.1").forEach(id -> insert(key(ann, id), 1));

        assertEquals(List.of("c.1"), owned("b.1", 2));
    }

    @Test
    void store_9_7_listsTheLatestOfEach() {
        insert(key, 1);
        Entry<A> next = replace(key, 2);

        assertEquals(
                Optional.of(next), opened().ownedBy(ann, "", 10).get(0).stored().map(Stored::entry));
    }

    @Test
    void store_9_8_listsNothingThatWasDeleted() {
        insert(key, 1);
        delete(key, versionOf(key));

        assertEquals(List.of(), opened().ownedBy(ann, "", 10));
    }

    @Test
    void store_9_9_listsManyOfOneShopper() {
        for (int n = 100; n < 125; n++) {
            insert(key(ann, "n" + n), n);
        }

        assertEquals(25, owned("", 100).size());
        assertEquals(10, owned("n114", 100).size());
    }

    @Test
    @Needs(Capability.DAMAGE)
    void store_9_10_listsWhatCannotBeReadByItsKeyAndHidesNothingElse() {
        List.of("a.1", "b.1", "c.1").forEach(id -> insert(key(ann, id), 1));
        damage(key(ann, "b.1"));

        List<Owned<A>> owned = opened().ownedBy(ann, "", 10);

        assertEquals(
                List.of("a.1", "b.1", "c.1"),
                owned.stream().map(one -> one.key().id()).toList());
        assertEquals(
                List.of(false, true, false),
                owned.stream().map(Owned::isUnreadable).toList());
        assertEquals(List.of("b.1"), owned("a.1", 1));
    }

    @Test
    void store_10_1_deletesTheNamedVersion() {
        insert(key, 1);

        assertEquals(SaveAnswer.SAVED, delete(key, versionOf(key)));
        assertEquals(Optional.empty(), find(key));
    }

    @Test
    void store_10_2_answersStaleToAnyOtherVersion() {
        insert(key, 1);
        long older = versionOf(key);
        replace(key, 2);

        assertEquals(SaveAnswer.STALE, delete(key, older));
        assertEquals(SaveAnswer.STALE, delete(key, older + 2));
    }

    @Test
    void store_10_3_aStaleDeletionChangesNothing() {
        insert(key, 1);
        Stored<A> before = read(key);

        delete(key, before.version() + 1);

        assertEquals(before, read(key));
    }

    @Test
    void store_10_4_whatIsNotThereCountsAsDeleted() {
        assertEquals(SaveAnswer.SAVED, delete(key, 1));
    }

    @Test
    void store_10_5_deletingTwiceIsDeletingOnce() {
        insert(key, 1);
        long version = versionOf(key);

        assertEquals(SaveAnswer.SAVED, delete(key, version));
        assertEquals(SaveAnswer.SAVED, delete(key, version));
    }

    @Test
    void store_10_6_aDeletedKeyIsFree() {
        insert(key, 1);
        delete(key, versionOf(key));

        Entry<A> next = insert(key, 2);

        assertEquals(next, read(key).entry());
    }

    @Test
    void store_10_7_aLateReplacementDoesNotBringItBack() {
        insert(key, 1);
        long version = versionOf(key);
        delete(key, version);

        assertEquals(SaveAnswer.STALE, save(key, full(key, 2), version));
        assertEquals(Optional.empty(), find(key));
    }

    @Test
    void store_10_8_aLateWriteDoesNotMeetTheKeysNextLife() {
        insert(key, 1);
        long version = versionOf(key);
        delete(key, version);
        Entry<A> next = insert(key, 2);

        assertEquals(SaveAnswer.STALE, delete(key, version));
        assertEquals(SaveAnswer.STALE, save(key, full(key, 3), version));
        assertEquals(next, read(key).entry());
    }

    @Test
    void store_10_9_leavesEveryOtherKeyAlone() {
        List<Key> others = List.of(key(ann, "one.2"), key(bob, key.id()), key(annElsewhere, key.id()));
        others.forEach(other -> insert(other, 1));
        insert(key, 1);

        delete(key, versionOf(key));

        others.forEach(other -> assertEquals(other, read(other).key()));
    }

    private List<String> owned(String after, int limit) {
        return opened().ownedBy(ann, after, limit).stream()
                .map(stored -> stored.key().id())
                .toList();
    }
}
