package dev.onecent.testkit;

import dev.onecent.Storage;
import dev.onecent.address.AddressBook;
import dev.onecent.address.AddressBookStore;
import dev.onecent.cart.Cart;
import dev.onecent.cart.CartStore;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.CheckoutStore;
import dev.onecent.erasure.Erasure;
import dev.onecent.erasure.ErasureStore;
import dev.onecent.limit.AttemptCounter;
import dev.onecent.limit.AttemptCounterStore;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.MicroAuthorizationStore;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentStore;
import dev.onecent.rotation.KeyRotation;
import dev.onecent.rotation.KeyRotationStore;
import dev.onecent.store.Key;
import dev.onecent.token.TokenExchange;
import dev.onecent.token.TokenExchangeStore;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.CardVaultStore;
import dev.onecent.wallet.WalletConnection;
import dev.onecent.wallet.WalletConnectionStore;
import dev.onecent.walletoperator.WalletGrant;
import dev.onecent.walletoperator.WalletGrantStore;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Every store in memory, gone with the process. Safe for use by many threads. */
public final class InMemoryStorage implements Storage {
    private final Carts carts = new Carts();
    private final Checkouts checkouts = new Checkouts();
    private final Vaults vaults = new Vaults();
    private final MicroAuthorizations microAuthorizations = new MicroAuthorizations();
    private final Payments payments = new Payments();
    private final WalletConnections walletConnections = new WalletConnections();
    private final WalletGrants walletGrants = new WalletGrants();
    private final Addresses addresses = new Addresses();
    private final TokenExchanges tokenExchanges = new TokenExchanges();
    private final Erasures erasures = new Erasures();
    private final KeyRotations keyRotations = new KeyRotations();
    private final AttemptCounters attemptCounters = new AttemptCounters();

    /**
     * Makes whatever is kept under a key unreadable, of every kind, as a damaged row is: the store lists it, and finding it is an
     * {@link dev.onecent.store.EntryUnreadableException}.
     */
    public void damage(Key key) {
        each(store -> store.damage(key, true));
    }

    /** Makes what was damaged readable again. */
    public void repair(Key key) {
        each(store -> store.damage(key, false));
    }

    private void each(Consumer<InMemoryStore<?>> action) {
        Stream.of(
                        carts,
                        checkouts,
                        vaults,
                        microAuthorizations,
                        payments,
                        walletConnections,
                        walletGrants,
                        addresses,
                        tokenExchanges,
                        erasures,
                        keyRotations,
                        attemptCounters)
                .forEach(action);
    }

    @Override
    public CartStore carts() {
        return carts;
    }

    @Override
    public CheckoutStore checkouts() {
        return checkouts;
    }

    @Override
    public CardVaultStore vaults() {
        return vaults;
    }

    @Override
    public MicroAuthorizationStore microAuthorizations() {
        return microAuthorizations;
    }

    @Override
    public PaymentStore payments() {
        return payments;
    }

    @Override
    public TokenExchangeStore tokenExchanges() {
        return tokenExchanges;
    }

    @Override
    public ErasureStore erasures() {
        return erasures;
    }

    @Override
    public KeyRotationStore keyRotations() {
        return keyRotations;
    }

    @Override
    public AttemptCounterStore attemptCounters() {
        return attemptCounters;
    }

    @Override
    public AddressBookStore addresses() {
        return addresses;
    }

    @Override
    public WalletConnectionStore walletConnections() {
        return walletConnections;
    }

    @Override
    public WalletGrantStore walletGrants() {
        return walletGrants;
    }

    private static final class WalletGrants extends InMemoryStore<WalletGrant> implements WalletGrantStore {}

    private static final class WalletConnections extends InMemoryStore<WalletConnection>
            implements WalletConnectionStore {}

    private static final class Carts extends InMemoryStore<Cart> implements CartStore {}

    private static final class Checkouts extends InMemoryStore<Checkout> implements CheckoutStore {}

    private static final class Vaults extends InMemoryStore<CardVault> implements CardVaultStore {}

    private static final class Addresses extends InMemoryStore<AddressBook> implements AddressBookStore {}

    private static final class MicroAuthorizations extends InMemoryReferenceStore<MicroAuthorization>
            implements MicroAuthorizationStore {
        MicroAuthorizations() {
            super(MicroAuthorization::reference);
        }
    }

    private static final class Payments extends InMemoryReferenceStore<Payment> implements PaymentStore {
        Payments() {
            super(Payment::reference);
        }
    }

    private static final class TokenExchanges extends InMemoryStore<TokenExchange> implements TokenExchangeStore {}

    private static final class Erasures extends InMemoryStore<Erasure> implements ErasureStore {}

    private static final class KeyRotations extends InMemoryStore<KeyRotation> implements KeyRotationStore {}

    private static final class AttemptCounters extends InMemoryStore<AttemptCounter> implements AttemptCounterStore {}
}
