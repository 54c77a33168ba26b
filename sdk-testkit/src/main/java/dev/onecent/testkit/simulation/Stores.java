package dev.onecent.testkit.simulation;

import dev.onecent.Storage;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.payment.Payment;
import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.Key;
import dev.onecent.store.Stored;
import dev.onecent.store.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The entries of all stores. */
final class Stores {
    private static final int PAGE = 100;

    /** The shop, and the wallet. */
    private static final List<TenantId> TENANTS = List.of(World.TENANT, WalletOperator.TENANT);

    private Stores() {}

    static <A extends Aggregate> List<Stored<A>> all(AggregateStore<A> store) {
        List<Stored<A>> all = new ArrayList<>();
        TENANTS.forEach(tenant -> all.addAll(all(store, tenant)));
        return all;
    }

    private static <A extends Aggregate> List<Stored<A>> all(AggregateStore<A> store, TenantId tenant) {
        List<Stored<A>> all = new ArrayList<>();
        Optional<Key> after = Optional.empty();
        do {
            List<Key> page = store.sweep(tenant, after, PAGE);
            page.forEach(key -> store.find(key).ifPresent(all::add));
            after = page.size() < PAGE ? Optional.empty() : Optional.of(page.get(PAGE - 1));
        } while (after.isPresent());
        return all;
    }

    static List<MerchantReference> references(Storage storage) {
        Stream<MerchantReference> verifications =
                all(storage.microAuthorizations()).stream().map(Stored::value).map(MicroAuthorization::reference);
        Stream<MerchantReference> payments =
                all(storage.payments()).stream().map(Stored::value).map(Payment::reference);
        return Stream.concat(verifications, payments).toList();
    }
}
