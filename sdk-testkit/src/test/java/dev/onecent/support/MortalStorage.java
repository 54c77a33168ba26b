package dev.onecent.support;

import dev.onecent.store.AggregateStore;
import dev.onecent.testkit.ForwardingStorage;
import dev.onecent.testkit.InMemoryStorage;
import java.io.Serial;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;

/** A storage in memory whose process can die, or be held up by another one's work, before or after a write. */
public final class MortalStorage extends ForwardingStorage {
    private static final Set<String> WRITES = Set.of("save", "delete");

    private int left = Integer.MAX_VALUE;
    private boolean dead;
    private int places;
    private int interruptedAt;
    private Runnable interruption = () -> {};

    public MortalStorage() {
        super(new InMemoryStorage());
    }

    /** Dies at the n-th place from now on, from 1; each write has one before it and one after it. */
    public void dieAt(int place) {
        left = place;
    }

    /** At the n-th place from now on something else happens first, once; a read has its places too. */
    public void interruptAt(int place, Runnable other) {
        places = 0;
        interruptedAt = place;
        interruption = other;
    }

    /** How many places were passed since then, those of the interruption not counted. */
    public int places() {
        return places;
    }

    public void revive() {
        dead = false;
        left = Integer.MAX_VALUE;
    }

    public boolean isDead() {
        return dead;
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
        boolean write = WRITES.contains(method.getName());
        pass(write);
        Object answer = invoke(store, method, arguments);
        pass(write);
        return answer;
    }

    private void interrupt() {
        if (++places == interruptedAt) {
            interruption.run();
            places = interruptedAt;
        }
    }

    private void pass(boolean counts) {
        interrupt();
        if (counts && left != Integer.MAX_VALUE) {
            left--;
            dead = dead || left == 0;
        }
        if (dead) {
            throw new Died();
        }
    }

    private static Object invoke(Object store, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Nothing in the product catches it, as nothing catches a kill. */
    public static final class Died extends Error {
        @Serial
        private static final long serialVersionUID = 1L;
    }
}
