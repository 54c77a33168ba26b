package dev.onecent.support;

import dev.onecent.store.AggregateStore;
import dev.onecent.store.SaveAnswer;
import dev.onecent.testkit.ForwardingStorage;
import dev.onecent.testkit.InMemoryStorage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A storage whose first saves answer that nobody knows, and whose due index can forget everything. */
public final class LossyStorage extends ForwardingStorage {
    private final Loss loss;
    private final AtomicInteger losses;
    private boolean forgetful;
    private boolean unswept;

    public LossyStorage(Loss loss, int losses) {
        this(new InMemoryStorage(), loss, losses);
    }

    public LossyStorage(InMemoryStorage storage, Loss loss, int losses) {
        super(storage);
        this.loss = loss;
        this.losses = new AtomicInteger(losses);
    }

    public LossyStorage withoutDueIndex() {
        forgetful = true;
        return this;
    }

    public LossyStorage withoutSweep() {
        unswept = true;
        return this;
    }

    @Override
    protected <S extends AggregateStore<?>> S through(Class<S> type, S store) {
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
        if (lost && loss == Loss.BEFORE) {
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
