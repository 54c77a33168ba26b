package dev.onecent.rules;

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
final class LossyStorage extends ForwardingStorage {
    private final DueWorkTest.Loss loss;
    private final AtomicInteger losses;
    private boolean forgetful;
    private boolean unswept;

    LossyStorage(DueWorkTest.Loss loss, int losses) {
        this(new InMemoryStorage(), loss, losses);
    }

    LossyStorage(InMemoryStorage storage, DueWorkTest.Loss loss, int losses) {
        super(storage);
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
