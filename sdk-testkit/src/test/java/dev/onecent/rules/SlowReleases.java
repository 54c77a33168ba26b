package dev.onecent.rules;

import dev.onecent.gateway.PaymentGateway;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A gateway one of whose releases takes as long as the test wants. */
final class SlowReleases {
    private static final int PATIENCE_SECONDS = 60;

    private final PaymentGateway gateway;
    private final AtomicBoolean holding = new AtomicBoolean();
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    SlowReleases(PaymentGateway gateway) {
        this.gateway = gateway;
    }

    PaymentGateway gateway() {
        return (PaymentGateway) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PaymentGateway.class}, (self, method, arguments) -> {
                    if (method.getName().equals("release") && holding.compareAndSet(true, false)) {
                        held.countDown();
                        await(goOn);
                    }
                    try {
                        return method.invoke(gateway, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    void holdNext() {
        holding.set(true);
    }

    void awaitHeld() throws InterruptedException {
        await(held);
    }

    void discardUnreserved() {
        goOn.countDown();
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("waited in vain");
        }
    }
}
