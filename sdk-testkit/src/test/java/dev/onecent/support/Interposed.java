package dev.onecent.support;

import dev.onecent.Storage;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.wallet.WalletProvider;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Stands between the SDK and what the host brings: sees each call, and may do something before it or instead of it. */
public final class Interposed {
    private Interposed() {}

    /** Calls of the stores; named {@code payments.save}, {@code checkouts.find}, and so on. */
    public static Storage storage(Storage storage, Hook hook) {
        return proxy(Storage.class, (method, arguments) -> {
            Object store = invoke(storage, method, arguments);
            return proxy(method.getReturnType(), (call, given) -> {
                String name = method.getName() + "." + call.getName();
                return hook.around(name, given, () -> invoke(store, call, given));
            });
        });
    }

    /** Calls of the gateway; named {@code authorize}, {@code find}, and so on. */
    public static PaymentGateway gateway(PaymentGateway gateway, Hook hook) {
        return each(PaymentGateway.class, gateway, hook);
    }

    /** Calls of a wallet; named {@code cards}, {@code authorize}, and so on. */
    public static WalletProvider wallet(WalletProvider wallet, Hook hook) {
        return each(WalletProvider.class, wallet, hook);
    }

    /** Calls of anything else; named as its methods are. */
    public static <T> T each(Class<T> type, T target, Hook hook) {
        return proxy(
                type,
                (method, arguments) ->
                        hook.around(method.getName(), arguments, () -> invoke(target, method, arguments)));
    }

    private static <T> T proxy(Class<T> type, Calls calls) {
        Object proxy = Proxy.newProxyInstance(
                Interposed.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> calls.on(method, arguments));
        return type.cast(proxy);
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** What is done about a call. */
    @FunctionalInterface
    public interface Hook {
        Object around(String name, Object[] arguments, Call call) throws Throwable;
    }

    /** The call itself. */
    @FunctionalInterface
    public interface Call {
        Object go() throws Throwable;
    }

    @FunctionalInterface
    private interface Calls {
        Object on(Method method, Object[] arguments) throws Throwable;
    }
}
