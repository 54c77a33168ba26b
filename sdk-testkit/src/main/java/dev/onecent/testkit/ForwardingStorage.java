package dev.onecent.testkit;

import dev.onecent.Storage;
import dev.onecent.address.AddressBookStore;
import dev.onecent.cart.CartStore;
import dev.onecent.checkout.CheckoutStore;
import dev.onecent.microauth.MicroAuthorizationStore;
import dev.onecent.payment.PaymentStore;
import dev.onecent.vault.CardVaultStore;
import dev.onecent.wallet.WalletConnectionStore;
import dev.onecent.wallet.WalletGrantStore;

/** A storage that hands every store of another one on; extend it to put something between the SDK and one of them. */
public abstract class ForwardingStorage implements Storage {
    private final Storage storage;

    protected ForwardingStorage(Storage storage) {
        this.storage = storage;
    }

    @Override
    public CartStore carts() {
        return storage.carts();
    }

    @Override
    public AddressBookStore addresses() {
        return storage.addresses();
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
        return storage.payments();
    }

    @Override
    public WalletConnectionStore walletConnections() {
        return storage.walletConnections();
    }

    @Override
    public WalletGrantStore walletGrants() {
        return storage.walletGrants();
    }
}
