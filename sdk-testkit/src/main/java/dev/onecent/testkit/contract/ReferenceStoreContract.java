package dev.onecent.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onecent.Storage;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.Key;
import dev.onecent.store.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The rules of a store whose aggregates are also found by our reference at the gateway (STORE-12). */
abstract class ReferenceStoreContract<A extends Aggregate> extends AggregateStoreContract<A> {
    private final Function<A, MerchantReference> reference;
    private final Finder finder;

    ReferenceStoreContract(
            StorageContract storage,
            Function<Storage, ? extends AggregateStore<A>> kind,
            BiFunction<Key, Integer, A> sample,
            Function<A, MerchantReference> reference,
            Finder finder) {
        super(storage, kind, sample);
        this.reference = reference;
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
