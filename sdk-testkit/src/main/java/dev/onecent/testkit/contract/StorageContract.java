package dev.onecent.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onecent.Storage;
import dev.onecent.address.AddressBook;
import dev.onecent.cart.Cart;
import dev.onecent.checkout.Checkout;
import dev.onecent.erasure.Erasure;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.payment.Payment;
import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import dev.onecent.store.TenantId;
import dev.onecent.vault.CardVault;
import dev.onecent.wallet.WalletConnection;
import dev.onecent.wallet.WalletGrant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract of a whole storage: extend it, and answer an empty storage for each test. */
public abstract class StorageContract {
    /** An empty storage; asked for once in each test. */
    protected abstract Storage open();

    @Nested
    class OfCarts extends AggregateStoreContract<Cart> {
        @Override
        protected AggregateStore<Cart> store() {
            return open().carts();
        }

        @Override
        protected Cart sample(Key key, int variant) {
            return Samples.cart(key, variant);
        }
    }

    @Nested
    class OfCheckouts extends AggregateStoreContract<Checkout> {
        @Override
        protected AggregateStore<Checkout> store() {
            return open().checkouts();
        }

        @Override
        protected Checkout sample(Key key, int variant) {
            return Samples.checkout(key, variant);
        }
    }

    @Nested
    class OfWalletGrants extends AggregateStoreContract<WalletGrant> {
        @Override
        protected AggregateStore<WalletGrant> store() {
            return open().walletGrants();
        }

        @Override
        protected WalletGrant sample(Key key, int variant) {
            return Samples.walletGrant(key, variant);
        }
    }

    @Nested
    class OfWalletConnections extends AggregateStoreContract<WalletConnection> {
        @Override
        protected AggregateStore<WalletConnection> store() {
            return open().walletConnections();
        }

        @Override
        protected WalletConnection sample(Key key, int variant) {
            return Samples.walletConnection(key, variant);
        }
    }

    @Nested
    class OfCardVaults extends AggregateStoreContract<CardVault> {
        @Override
        protected AggregateStore<CardVault> store() {
            return open().vaults();
        }

        @Override
        protected CardVault sample(Key key, int variant) {
            return Samples.vault(key, variant);
        }
    }

    @Nested
    class OfAddressBooks extends AggregateStoreContract<AddressBook> {
        @Override
        protected AggregateStore<AddressBook> store() {
            return open().addresses();
        }

        @Override
        protected AddressBook sample(Key key, int variant) {
            return Samples.addressBook(key, variant);
        }
    }

    @Nested
    class OfMicroAuthorizations extends AggregateStoreContract<MicroAuthorization> {
        @Override
        protected AggregateStore<MicroAuthorization> store() {
            return open().microAuthorizations();
        }

        @Override
        protected MicroAuthorization sample(Key key, int variant) {
            return Samples.microAuthorization(key, variant);
        }
    }

    @Nested
    class OfPayments extends AggregateStoreContract<Payment> {
        @Override
        protected AggregateStore<Payment> store() {
            return open().payments();
        }

        @Override
        protected Payment sample(Key key, int variant) {
            return Samples.payment(key, variant);
        }
    }

    @Nested
    class OfErasures extends AggregateStoreContract<Erasure> {
        @Override
        protected AggregateStore<Erasure> store() {
            return open().erasures();
        }

        @Override
        protected Erasure sample(Key key, int variant) {
            return Samples.erasure(key, variant);
        }
    }

    /** STORE-12. */
    @Test
    void findsAMicroAuthorizationByItsReferenceWithinItsTenant() {
        var store = open().microAuthorizations();
        Key key = new Key(ShopperId.of("toys", "ann"), "card-1.1");
        MicroAuthorization cent = Samples.microAuthorization(key, 1);

        store.save(key, Entry.fresh(cent), Stored.ABSENT);

        assertEquals(Optional.of(key), store.findByReference(key.tenant(), cent.reference()));
        assertEquals(Optional.empty(), store.findByReference(TenantId.of("tools"), cent.reference()));
    }

    /** STORE-12. */
    @Test
    void findsAPaymentByItsReferenceWithinItsTenant() {
        var store = open().payments();
        Key key = new Key(ShopperId.of("toys", "ann"), "checkout-1.1");
        Payment payment = Samples.payment(key, 1);

        store.save(key, Entry.fresh(payment), Stored.ABSENT);

        assertEquals(Optional.of(key), store.findByReference(key.tenant(), payment.reference()));
        assertEquals(Optional.empty(), store.findByReference(TenantId.of("tools"), payment.reference()));
    }

    /** STORE-12: a micro-authorization that is being moved stands under two keys, and is found as long as one is left. */
    @Test
    void findsAMovedMicroAuthorizationByItsReference() {
        var store = open().microAuthorizations();
        Key from = new Key(ShopperId.of("toys", "ann"), "card-1.1");
        Key to = new Key(ShopperId.of("toys", "erased-1"), "card-1.1");
        MicroAuthorization cent = Samples.microAuthorization(from, 1);

        assertFoundWhileMoved(
                store, from, cent, to, cent.withOwner(to.owner()), store::findByReference, cent.reference());
    }

    /** STORE-12: the same of a payment. */
    @Test
    void findsAMovedPaymentByItsReference() {
        var store = open().payments();
        Key from = new Key(ShopperId.of("toys", "ann"), "checkout-1.1");
        Key to = new Key(ShopperId.of("toys", "erased-1"), "checkout-1.1");
        Payment payment = Samples.payment(from, 1);

        assertFoundWhileMoved(
                store, from, payment, to, payment.withOwner(to.owner()), store::findByReference, payment.reference());
    }

    private static <A extends Aggregate> void assertFoundWhileMoved(
            AggregateStore<A> store,
            Key from,
            A value,
            Key to,
            A moved,
            BiFunction<TenantId, MerchantReference, Optional<Key>> find,
            MerchantReference reference) {
        store.save(from, Entry.fresh(value), Stored.ABSENT);
        assertEquals(SaveAnswer.SAVED, store.save(to, Entry.fresh(moved), Stored.ABSENT));
        assertTrue(
                Set.of(from, to).contains(find.apply(from.tenant(), reference).orElseThrow()));

        store.delete(from, 1);
        assertEquals(Optional.of(to), find.apply(from.tenant(), reference));

        store.save(from, Entry.fresh(value), Stored.ABSENT);
        store.delete(to, 1);
        assertEquals(Optional.of(from), find.apply(from.tenant(), reference));
    }
}
