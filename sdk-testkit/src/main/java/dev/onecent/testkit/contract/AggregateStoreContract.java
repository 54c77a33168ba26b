package dev.onecent.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onecent.Storage;
import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.DueFor;
import dev.onecent.store.Entry;
import dev.onecent.store.EntryUnreadableException;
import dev.onecent.store.Key;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.StoreUnavailableException;
import dev.onecent.store.Stored;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * The rules of {@link AggregateStore} for one kind of aggregate, one test a rule, its number in the test's name; here those
 * of STORE-11, about failure. Beyond what a test can see from here: that {@code SAVED} outlives a power cut (STORE-4).
 */
abstract class AggregateStoreContract<A extends Aggregate> extends OwnerRules<A> {
    AggregateStoreContract(
            StorageContract storage,
            Function<Storage, ? extends AggregateStore<A>> kind,
            BiFunction<Key, Integer, A> sample) {
        super(storage, kind, sample);
    }

    @Test
    @Needs(Capability.CERTAIN_ANSWERS)
    void store_11_1_aHealthyEngineLeavesNoDoubt() {
        assertEquals(SaveAnswer.SAVED, opened().save(key, full(key, 1), Stored.ABSENT));
        assertEquals(SaveAnswer.STALE, opened().save(key, full(key, 2), Stored.ABSENT));
        assertEquals(SaveAnswer.SAVED, opened().delete(key, versionOf(key)));
    }

    @Test
    @Needs(Capability.LOST_ANSWERS)
    void store_11_2_aLostAnswerIsUnknownAndTheWriteIdTellsTheTruth() {
        Entry<A> entry = full(key, 1);
        loseNextAnswer();

        assertEquals(SaveAnswer.UNKNOWN, opened().save(key, entry, Stored.ABSENT));
        assertEquals(Optional.of(entry), find(key).map(Stored::entry));
    }

    @Test
    @Needs(Capability.LOST_ANSWERS)
    void store_11_3_aLostAnswerToAReplacementIsUnknown() {
        insert(key, 1);
        Entry<A> next = full(key, 2);
        long version = versionOf(key);
        loseNextAnswer();

        assertEquals(SaveAnswer.UNKNOWN, opened().save(key, next, version));
        assertEquals(next, read(key).entry());
    }

    @Test
    @Needs(Capability.LOST_ANSWERS)
    void store_11_4_aLostAnswerToADeletionIsUnknown() {
        insert(key, 1);
        long version = versionOf(key);
        loseNextAnswer();

        assertEquals(SaveAnswer.UNKNOWN, opened().delete(key, version));
        assertEquals(SaveAnswer.SAVED, delete(key, version));
    }

    @Test
    @Needs(Capability.OUTAGES)
    void store_11_5_whatCannotBeReadIsThrownAndNeverEmpty() {
        insert(key, 1);
        outage(true);
        try {
            assertThrows(StoreUnavailableException.class, () -> opened().find(key));
            assertThrows(StoreUnavailableException.class, () -> opened().due(tenant, DueFor.DELIVERY, NOON, 1));
            assertThrows(StoreUnavailableException.class, () -> opened().sweep(tenant, Optional.empty(), 1));
            assertThrows(StoreUnavailableException.class, () -> opened().ownedBy(ann, "", 1));
        } finally {
            outage(false);
        }
    }

    @Test
    @Needs(Capability.OUTAGES)
    void store_11_6_whatCannotBeWrittenIsThrownAndChangesNothing() {
        insert(key, 1);
        Stored<A> before = read(key);
        outage(true);
        try {
            assertThrows(StoreUnavailableException.class, () -> opened().save(key, full(key, 2), before.version()));
            assertThrows(StoreUnavailableException.class, () -> opened().delete(key, before.version()));
        } finally {
            outage(false);
        }
        assertEquals(before, read(key));
    }

    @Test
    @Needs(Capability.OUTAGES)
    void store_11_7_theNextCallWorksOnceTheEngineIsBack() {
        outage(true);
        assertThrows(StoreUnavailableException.class, () -> opened().find(key));
        outage(false);

        Entry<A> entry = insert(key, 1);

        assertEquals(entry, read(key).entry());
    }

    @Test
    @Needs(Capability.DAMAGE)
    void store_11_8_anEntryThatCannotBeReadIsThrownWithItsKeyAndNoOther() {
        insert(key, 1);
        Key other = key(ann, "other.1");
        Entry<A> whole = insert(other, 2);
        damage(key);

        EntryUnreadableException thrown = assertThrows(EntryUnreadableException.class, () -> opened().find(key));

        assertTrue(String.valueOf(thrown.getMessage()).contains(key.toString()), "names the key");
        assertEquals(whole, read(other).entry());
    }
}
