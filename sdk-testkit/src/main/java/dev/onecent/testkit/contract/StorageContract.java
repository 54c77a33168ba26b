package dev.onecent.testkit.contract;

import dev.onecent.Storage;
import dev.onecent.address.AddressBook;
import dev.onecent.cart.Cart;
import dev.onecent.checkout.Checkout;
import dev.onecent.erasure.Erasure;
import dev.onecent.limit.AttemptCounter;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.payment.Payment;
import dev.onecent.rotation.KeyRotation;
import dev.onecent.store.Key;
import dev.onecent.token.TokenExchange;
import dev.onecent.vault.CardVault;
import dev.onecent.wallet.WalletConnection;
import dev.onecent.walletoperator.WalletGrant;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The contract of a whole storage. Extend it, say what the storage promises, and override what a promise needs:
 *
 * <pre>
 * class RedisStorageTest extends StorageContract {
 *     public Set&lt;Capability&gt; capabilities() { return Set.of(Capability.SEVERAL_PROCESSES); }
 *     protected Storage storage() { return new RedisStorage(client); }
 *     protected Storage another() { return new RedisStorage(otherClient); }
 * }
 * </pre>
 *
 * Each test uses a tenant of its own, so one storage may serve them all.
 */
@SuppressWarnings("exports") // the report is an extension of JUnit, which reads it by reflection
@ExtendWith(ContractReport.class)
public abstract class StorageContract implements Claims {
    /**
     * Returns the promises of the storage beyond those of every storage; rules that need more are listed as not
     * claimed.
     */
    @Override
    public abstract Set<Capability> capabilities();

    /** The storage; shared or new for each test, as you like. Asked for once in each test. */
    protected abstract Storage storage();

    /** {@link Capability#RESTART}: the same storage, closed and opened again. */
    protected Storage restarted() {
        throw unsaid(Capability.RESTART);
    }

    /** {@link Capability#SEVERAL_PROCESSES}: the same storage, opened a second time. */
    protected Storage another() {
        throw unsaid(Capability.SEVERAL_PROCESSES);
    }

    /** {@link Capability#LOST_ANSWERS}: the next write is done, and its answer gets lost. */
    protected void loseNextAnswer() {
        throw unsaid(Capability.LOST_ANSWERS);
    }

    /** {@link Capability#OUTAGES}: from now on the engine cannot be reached, or can be again. */
    protected void outage(boolean down) {
        throw unsaid(Capability.OUTAGES);
    }

    /** {@link Capability#DAMAGE}: whatever is kept under a key, of every kind, is there and cannot be read any more. */
    protected void damage(Key key) {
        throw unsaid(Capability.DAMAGE);
    }

    @Nested
    class OfCarts extends AggregateStoreContract<Cart> {
        OfCarts() {
            super(StorageContract.this, Storage::carts, Samples::cart);
        }
    }

    @Nested
    class OfCheckouts extends AggregateStoreContract<Checkout> {
        OfCheckouts() {
            super(StorageContract.this, Storage::checkouts, Samples::checkout);
        }
    }

    @Nested
    class OfCardVaults extends AggregateStoreContract<CardVault> {
        OfCardVaults() {
            super(StorageContract.this, Storage::vaults, Samples::vault);
        }
    }

    @Nested
    class OfMicroAuthorizations extends ReferenceStoreContract<MicroAuthorization> {
        OfMicroAuthorizations() {
            super(
                    StorageContract.this,
                    Storage::microAuthorizations,
                    Samples::microAuthorization,
                    MicroAuthorization::reference,
                    MicroAuthorization::withOwner,
                    (storage, tenant, reference) ->
                            storage.microAuthorizations().findByReference(tenant, reference));
        }
    }

    @Nested
    class OfPayments extends ReferenceStoreContract<Payment> {
        OfPayments() {
            super(
                    StorageContract.this,
                    Storage::payments,
                    Samples::payment,
                    Payment::reference,
                    Payment::withOwner,
                    (storage, tenant, reference) -> storage.payments().findByReference(tenant, reference));
        }
    }

    @Nested
    class OfWalletConnections extends AggregateStoreContract<WalletConnection> {
        OfWalletConnections() {
            super(StorageContract.this, Storage::walletConnections, Samples::walletConnection);
        }
    }

    @Nested
    class OfWalletGrants extends AggregateStoreContract<WalletGrant> {
        OfWalletGrants() {
            super(StorageContract.this, Storage::walletGrants, Samples::walletGrant);
        }
    }

    @Nested
    class OfTokenExchanges extends AggregateStoreContract<TokenExchange> {
        OfTokenExchanges() {
            super(StorageContract.this, Storage::tokenExchanges, Samples::tokenExchange);
        }
    }

    @Nested
    class OfAddressBooks extends AggregateStoreContract<AddressBook> {
        OfAddressBooks() {
            super(StorageContract.this, Storage::addresses, Samples::addressBook);
        }
    }

    @Nested
    class OfErasures extends AggregateStoreContract<Erasure> {
        OfErasures() {
            super(StorageContract.this, Storage::erasures, Samples::erasure);
        }
    }

    @Nested
    class OfKeyRotations extends AggregateStoreContract<KeyRotation> {
        OfKeyRotations() {
            super(StorageContract.this, Storage::keyRotations, Samples::keyRotation);
        }
    }

    @Nested
    class OfAttemptCounters extends AggregateStoreContract<AttemptCounter> {
        OfAttemptCounters() {
            super(StorageContract.this, Storage::attemptCounters, Samples::attemptCounter);
        }
    }

    private static IllegalStateException unsaid(Capability capability) {
        return new IllegalStateException(capability + " was claimed; override what it needs");
    }
}
