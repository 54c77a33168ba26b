package dev.onecent.rules;

import dev.onecent.Storage;
import dev.onecent.cart.CartStore;
import dev.onecent.checkout.CheckoutStore;
import dev.onecent.microauth.MicroAuthorizationStore;
import dev.onecent.payment.PaymentStore;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.store.StoreUnavailableException;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.vault.CardVaultStore;
import dev.onecent.wallet.WalletConnectionStore;
import dev.onecent.wallet.WalletGrantStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Set;

/** A storage in which the micro-authorizations of some shoppers cannot be read any more. */
final class FaultyReads implements Storage {
    private final InMemoryStorage storage = new InMemoryStorage();
    private final Set<ShopperId> broken = new HashSet<>();

    void breakMicroAuthorizationsOf(ShopperId owner) {
        broken.add(owner);
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
        return (MicroAuthorizationStore) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {MicroAuthorizationStore.class},
                (self, method, arguments) -> {
                    boolean find = method.getName().equals("find");
                    if (find && broken.contains(((Key) arguments[0]).owner())) {
                        throw new StoreUnavailableException("the row is damaged", null);
                    }
                    try {
                        return method.invoke(storage.microAuthorizations(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
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
