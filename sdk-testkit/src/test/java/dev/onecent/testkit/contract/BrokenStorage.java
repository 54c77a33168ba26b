package dev.onecent.testkit.contract;

import dev.onecent.Storage;
import dev.onecent.cart.CartStore;
import dev.onecent.checkout.CheckoutStore;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.microauth.MicroAuthorizationStore;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentStore;
import dev.onecent.store.Key;
import dev.onecent.store.TenantId;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.vault.CardVaultStore;
import java.util.Optional;

/** A storage in memory whose payments are kept with a mistake. */
final class BrokenStorage implements Storage {
    private final InMemoryStorage storage = new InMemoryStorage();
    private final Fault fault;

    BrokenStorage(Fault fault) {
        this.fault = fault;
    }

    @Override
    public CartStore carts() {
        return storage.carts();
    }

    @Override
    public CheckoutStore checkouts() {
        return storage.checkouts();
    }

    @Override
    public CardVaultStore vaults() {
        return storage.vaults();
    }

    @Override
    public MicroAuthorizationStore microAuthorizations() {
        return storage.microAuthorizations();
    }

    @Override
    public PaymentStore payments() {
        return new Payments(storage.payments(), fault);
    }

    private static final class Payments extends Fault.Store<Payment> implements PaymentStore {
        private final PaymentStore store;

        Payments(PaymentStore store, Fault fault) {
            super(store, fault);
            this.store = store;
        }

        @Override
        public Optional<Key> findByReference(TenantId tenant, MerchantReference reference) {
            return fault().findByReference(() -> store.findByReference(tenant, reference), tenant, reference);
        }
    }
}
