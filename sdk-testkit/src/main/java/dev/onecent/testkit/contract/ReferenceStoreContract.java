package dev.onecent.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onecent.Storage;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import dev.onecent.store.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The rules of a store whose aggregates are also found by our reference at the gateway (STORE-12). */
abstract class ReferenceStoreContract<A extends Aggregate> extends AggregateStoreContract<A> {
    private final Function<A, MerchantReference> reference;
    private final BiFunction<A, ShopperId, A> moved;
    private final Finder finder;

    ReferenceStoreContract(
            StorageContract storage,
            Function<Storage, ? extends AggregateStore<A>> kind,
            BiFunction<Key, Integer, A> sample,
            Function<A, MerchantReference> reference,
            BiFunction<A, ShopperId, A> moved,
            Finder finder) {
        super(storage, kind, sample);
        this.reference = reference;
        this.moved = moved;
        this.finder = finder;
    }

    @Test
    void store_12_1_findsNothingUnderAReferenceThatNobodyUsed() {
        assertEquals(Optional.empty(), findByReference(tenant, MerchantReference.of("oc-nobody")));
    }

    @Test
    void store_12_2_neverFindsAnotherTenantsKey() {
        insert(key, 1);

        assertEquals(Optional.empty(), findByReference(annElsewhere.tenant(), reference(key)));
    }

    @Test
    @Needs(Capability.PROMPT_REFERENCES)
    void store_12_3_findsTheKeyByItsReference() {
        insert(key, 1);

        assertEquals(Optional.of(key), findByReference(tenant, reference(key)));
    }

    @Test
    @Needs(Capability.PROMPT_REFERENCES)
    void store_12_4_findsItStillAfterAReplacement() {
        insert(key, 1);
        replace(key, 2);

        assertEquals(Optional.of(key), findByReference(tenant, reference(key)));
    }

    @Test
    @Needs(Capability.PROMPT_REFERENCES)
    void store_12_5_findsNothingThatWasDeleted() {
        insert(key, 1);
        delete(key, versionOf(key));

        assertEquals(Optional.empty(), findByReference(tenant, reference(key)));
    }

    @Test
    @Needs(Capability.PROMPT_REFERENCES)
    void store_12_6_findsEachOfManyByItsOwn() {
        List<Key> all = keys(6);
        all.forEach(one -> insert(one, 1));

        assertEquals(
                all,
                all.stream()
                        .flatMap(one -> findByReference(tenant, reference(one)).stream())
                        .toList());
    }

    /** While a shopper is erased, an entry stands under two keys for a moment, in either order of their coming and going. */
    @Test
    @Needs(Capability.PROMPT_REFERENCES)
    void store_12_7_findsWhatIsMovedAsLongAsOneOfItsKeysIsLeft() {
        Key to = new Key(new ShopperId(tenant, "erased-1"), key.id());
        A value = sample(key, 1);
        hold(key, value);
        hold(to, moved.apply(value, to.owner()));
        assertTrue(
                Set.of(key, to).contains(findByReference(tenant, reference(key)).orElseThrow()));

        delete(key, versionOf(key));
        assertEquals(Optional.of(to), findByReference(tenant, reference(key)));

        hold(key, value);
        delete(to, versionOf(to));
        assertEquals(Optional.of(key), findByReference(tenant, reference(key)));
    }

    private void hold(Key wanted, A value) {
        Entry<A> entry = Entry.fresh(value).writtenAs(writeId());
        assertEquals(SaveAnswer.SAVED, save(wanted, entry, Stored.ABSENT));
    }

    private Optional<Key> findByReference(TenantId wanted, MerchantReference ours) {
        return finder.find(storage(), wanted, ours);
    }

    private MerchantReference reference(Key wanted) {
        return reference.apply(sample(wanted, 1));
    }

    @FunctionalInterface
    interface Finder {
        Optional<Key> find(Storage storage, TenantId tenant, MerchantReference reference);
    }
}
