package dev.onecent.testkit.contract;

import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.CheckoutStore;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentStore;
import dev.onecent.store.Key;
import dev.onecent.store.TenantId;
import dev.onecent.testkit.ForwardingStorage;
import dev.onecent.testkit.InMemoryStorage;
import java.util.Optional;

/** A storage in memory whose payments are kept with a mistake. */
final class BrokenStorage extends ForwardingStorage {
    private final Fault fault;

    BrokenStorage(InMemoryStorage beneath, Fault fault) {
        super(beneath);
        this.fault = fault;
    }

    @Override
    public PaymentStore payments() {
        return new Payments(super.payments(), fault);
    }

    @Override
    public CheckoutStore checkouts() {
        return new Checkouts(super.checkouts(), fault);
    }

    private static final class Checkouts extends Fault.Store<Checkout> implements CheckoutStore {
        Checkouts(CheckoutStore store, Fault fault) {
            super(store, fault);
        }
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
