package dev.onecent.microauth;

import dev.onecent.gateway.MerchantReference;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.Key;
import dev.onecent.store.TenantId;
import java.util.Optional;

/** The store of micro-authorizations. */
public interface MicroAuthorizationStore extends AggregateStore<MicroAuthorization> {
    /**
     * STORE-12 The key of what was asked for under a reference; may lag behind the save. While an entry is moved to another
     * owner it stands under two keys: either is right.
     */
    Optional<Key> findByReference(TenantId tenant, MerchantReference reference);
}
