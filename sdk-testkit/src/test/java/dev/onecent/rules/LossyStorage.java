package dev.onecent.rules;

import dev.onecent.Storage;
import dev.onecent.cart.CartStore;
import dev.onecent.checkout.CheckoutStore;
import dev.onecent.microauth.MicroAuthorizationStore;
import dev.onecent.payment.PaymentStore;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.SaveAnswer;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.vault.CardVaultStore;
import dev.onecent.wallet.WalletConnectionStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A storage whose first saves answer that nobody knows, and whose due index can forget everything. */
final class LossyStorage implements Storage {
    private final InMemoryStorage storage = new InMemoryStorage();
    private final DueWorkTest.Loss loss;
    private final AtomicInteger losses;
    private boolean forgetful;
    private boolean unswept;

    LossyStorage(DueWorkTest.Loss loss, int losses) {
        this.loss = loss;
        this.losses = new AtomicInteger(losses);
    }

    LossyStorage withoutDueIndex() {
        forgetful = true;
        return this;
    }

    LossyStorage withoutSweep() {
        unswept = true;
        return this;
    }

    @Override
    public CartStore carts() {
        return lossy(CartStore.class, storage.carts());
    }

    @Override
    public CheckoutStore checkouts() {
        return lossy(CheckoutStore.class, storage.checkouts());
    }

    @Override
    public CardVaultStore vaults() {
        return lossy(CardVaultStore.class, storage.vaults());
    }

    @Override
    public MicroAuthorizationStore microAuthorizations() {
        return lossy(MicroAuthorizationStore.class, storage.microAuthorizations());
    }

    @Override
    public PaymentStore payments() {
        return lossy(PaymentStore.class, storage.payments());
    }

    @Override
    public WalletConnectionStore walletConnections() {
        return lossy(WalletConnectionStore.class, storage.walletConnections());
    }

    private <S extends AggregateStore<?>> S lossy(Class<S> type, S store) {
        Object proxy = Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call(store, method, arguments));
        return type.cast(proxy);
    }

    private Object call(Object store, Method method, Object[] arguments) throws Throwable {
        if ((method.getName().equals("due") && forgetful) || (method.getName().equals("sweep") && unswept)) {
            return List.of();
        }
        boolean lost = method.getName().equals("save") && losses.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        if (lost && loss == DueWorkTest.Loss.BEFORE) {
            return SaveAnswer.UNKNOWN;
        }
        Object answer = invoke(store, method, arguments);
        return lost ? SaveAnswer.UNKNOWN : answer;
    }

    private static Object invoke(Object store, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
