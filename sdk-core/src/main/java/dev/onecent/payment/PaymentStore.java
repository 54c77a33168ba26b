package dev.onecent.payment;

import dev.onecent.gateway.MerchantReference;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.Key;
import dev.onecent.store.TenantId;
import java.util.Optional;

/** The store of payments. */
public interface PaymentStore extends AggregateStore<Payment> {
    /**
     * STORE-12 The key of what was asked for under a reference; may lag behind the save. While an entry is moved to another
     * owner it stands under two keys: either is right.
     */
    Optional<Key> findByReference(TenantId tenant, MerchantReference reference);
}
