package dev.onecent.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onecent.Storage;
import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** STORE-2, STORE-3: {@code save} inserts where nothing is, and replaces exactly the named version. */
abstract class SaveRules<A extends Aggregate> extends FindRules<A> {
    SaveRules(
            StorageContract storage,
            Function<Storage, ? extends AggregateStore<A>> kind,
            BiFunction<Key, Integer, A> sample) {
        super(storage, kind, sample);
    }

    @Test
    void store_2_1_insertsWhereNothingIs() {
        assertEquals(SaveAnswer.SAVED, save(key, full(key, 1), Stored.ABSENT));
    }

    @Test
    void store_2_2_theFirstVersionIsPositive() {
        insert(key, 1);

        assertTrue(read(key).version() > Stored.ABSENT);
    }

    @Test
    void store_2_3_answersStaleToAnInsertWhereSomethingIs() {
        insert(key, 1);

        assertEquals(SaveAnswer.STALE, save(key, full(key, 2), Stored.ABSENT));
    }

    @Test
    void store_2_4_aRefusedInsertChangesNothing() {
        insert(key, 1);
        Stored<A> before = read(key);

        save(key, full(key, 2), Stored.ABSENT);

        assertEquals(before, read(key));
    }

    @Test
    void store_2_5_aRefusedInsertIsNotFoundAnywhereElse() {
        insert(key, 1);

        save(key, full(key, 2), Stored.ABSENT);

        assertEquals(List.of(key), opened().sweep(tenant, Optional.empty(), 10));
        assertEquals(1, opened().ownedBy(ann, "", 10).size());
    }

    @Test
    void store_2_6_theSameIdOfAnotherShopperIsFree() {
        Entry<A> anns = insert(key, 1);
        Entry<A> bobs = insert(key(bob, key.id()), 2);

        assertEquals(anns, read(key).entry());
        assertEquals(bobs, read(key(bob, key.id())).entry());
    }

    @Test
    void store_3_1_replacesTheNamedVersion() {
        insert(key, 1);
        Entry<A> next = full(key, 2);

        assertEquals(SaveAnswer.SAVED, save(key, next, versionOf(key)));
        assertEquals(next, read(key).entry());
    }

    @Test
    void store_3_2_countsVersionsUpByOne() {
        insert(key, 0);
        long first = versionOf(key);
        List<Long> versions = new ArrayList<>();
        for (int variant = 1; variant <= 5; variant++) {
            replace(key, variant);
            versions.add(versionOf(key) - first);
        }

        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), versions);
    }

    @Test
    void store_3_3_answersStaleToAnOlderVersion() {
        insert(key, 1);
        long older = versionOf(key);
        replace(key, 2);

        assertEquals(SaveAnswer.STALE, save(key, full(key, 3), older));
    }

    @Test
    void store_3_4_answersStaleToANewerVersion() {
        insert(key, 1);

        assertEquals(SaveAnswer.STALE, save(key, full(key, 2), versionOf(key) + 1));
    }

    @Test
    void store_3_5_answersStaleToAnyVersionWhereNothingIsAndMakesNothing() {
        assertEquals(SaveAnswer.STALE, save(key, full(key, 1), 1));
        assertEquals(Optional.empty(), find(key));
        assertEquals(List.of(), opened().sweep(tenant, Optional.empty(), 10));
    }

    @Test
    void store_3_6_aStaleSaveChangesNothing() {
        insert(key, 1);
        long older = versionOf(key);
        replace(key, 2);
        Stored<A> before = read(key);

        save(key, full(key, 3), older);
        save(key, full(key, 3), older + 2);

        assertEquals(before, read(key));
    }

    @Test
    void store_3_7_countsUpEvenIfTheContentIsTheSame() {
        Entry<A> entry = insert(key, 1);
        long first = versionOf(key);

        assertEquals(SaveAnswer.SAVED, save(key, entry.writtenAs(writeId()), first));

        assertEquals(first + 1, versionOf(key));
    }

    @Test
    void store_3_8_leavesEveryOtherKeyAlone() {
        List<Key> others = keys(6);
        List<Entry<A>> before = others.stream().map(other -> insert(other, 1)).toList();
        insert(key, 1);

        replace(key, 2);

        assertEquals(before, others.stream().map(other -> read(other).entry()).toList());
    }

    @Test
    void store_3_9_aShopperWithTheSameNameElsewhereIsLeftAlone() {
        Entry<A> elsewhere = insert(key(annElsewhere, key.id()), 1);
        insert(key, 1);

        replace(key, 2);

        assertEquals(elsewhere, read(key(annElsewhere, key.id())).entry());
    }
}
