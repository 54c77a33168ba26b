package dev.onecent.testkit;

import dev.onecent.gateway.MerchantReference;
import dev.onecent.store.Aggregate;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A store whose aggregates are also found by our reference at the gateway; one that is moved has two keys for a moment. */
class InMemoryReferenceStore<A extends Aggregate> extends InMemoryStore<A> {
    private final Function<A, MerchantReference> reference;
    private final Map<Place, Set<Key>> keys = new ConcurrentHashMap<>();

    InMemoryReferenceStore(Function<A, MerchantReference> reference) {
        this.reference = reference;
    }

    @Override
    public SaveAnswer save(Key key, Entry<A> entry, long expectedVersion) {
        SaveAnswer answer = super.save(key, entry, expectedVersion);
        if (answer == SaveAnswer.SAVED) {
            Place place = new Place(key.tenant(), reference.apply(entry.value()));
            keys.computeIfAbsent(place, none -> ConcurrentHashMap.newKeySet()).add(key);
        }
        return answer;
    }

    /** STORE-12. */
    public Optional<Key> findByReference(TenantId tenant, MerchantReference wanted) {
        return keys.getOrDefault(new Place(tenant, wanted), Set.of()).stream()
                .filter(key -> find(key).isPresent())
                .findFirst();
    }

    private record Place(TenantId tenant, MerchantReference reference) {}
}
