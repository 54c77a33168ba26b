package dev.onecent.testkit;

import dev.onecent.Storage;
import dev.onecent.address.AddressBookStore;
import dev.onecent.cart.CartStore;
import dev.onecent.checkout.CheckoutStore;
import dev.onecent.erasure.ErasureStore;
import dev.onecent.limit.AttemptCounterStore;
import dev.onecent.microauth.MicroAuthorizationStore;
import dev.onecent.payment.PaymentStore;
import dev.onecent.rotation.KeyRotationStore;
import dev.onecent.store.AggregateStore;
import dev.onecent.token.TokenExchangeStore;
import dev.onecent.vault.CardVaultStore;
import dev.onecent.wallet.WalletConnectionStore;
import dev.onecent.walletoperator.WalletGrantStore;

/** A storage that hands every store of another one on; extend it to put something between the SDK and one of them, or all. */
public abstract class ForwardingStorage implements Storage {
    private final Storage storage;

    protected ForwardingStorage(Storage storage) {
        this.storage = storage;
    }

    /** Returns the store that the SDK gets in place of another; the store itself unless it is overridden. */
    protected <S extends AggregateStore<?>> S through(Class<S> type, S store) {
        return store;
    }

    @Override
    public CartStore carts() {
        return through(CartStore.class, storage.carts());
    }

    @Override
    public AddressBookStore addresses() {
        return through(AddressBookStore.class, storage.addresses());
    }

    @Override
    public CheckoutStore checkouts() {
        return through(CheckoutStore.class, storage.checkouts());
    }

    @Override
    public CardVaultStore vaults() {
        return through(CardVaultStore.class, storage.vaults());
    }

    @Override
    public MicroAuthorizationStore microAuthorizations() {
        return through(MicroAuthorizationStore.class, storage.microAuthorizations());
    }

    @Override
    public PaymentStore payments() {
        return through(PaymentStore.class, storage.payments());
    }

    @Override
    public KeyRotationStore keyRotations() {
        return through(KeyRotationStore.class, storage.keyRotations());
    }

    @Override
    public WalletConnectionStore walletConnections() {
        return through(WalletConnectionStore.class, storage.walletConnections());
    }

    @Override
    public WalletGrantStore walletGrants() {
        return through(WalletGrantStore.class, storage.walletGrants());
    }

    @Override
    public TokenExchangeStore tokenExchanges() {
        return through(TokenExchangeStore.class, storage.tokenExchanges());
    }

    @Override
    public ErasureStore erasures() {
        return through(ErasureStore.class, storage.erasures());
    }

    @Override
    public AttemptCounterStore attemptCounters() {
        return through(AttemptCounterStore.class, storage.attemptCounters());
    }
}
