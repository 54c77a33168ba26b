package dev.onecent.testkit.simulation;

import dev.onecent.Storage;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.Key;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.StoreUnavailableException;
import dev.onecent.store.Stored;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The stores as one process sees them. Made by proxy, so that a kind of aggregate that is added to {@link Storage} takes part
 * by itself.
 */
final class EffectStorage {
    private static final Answers<Object> FORGOTTEN = new Answers<>(List::of, List::of, draw -> List.of(), List::of);
    private static final Answers<Object> FAILING = Answers.failing(EffectStorage::down);
    private static final Answers<Object> UNKNOWN = new Answers<>(
            () -> SaveAnswer.UNKNOWN, FAILING.failed(), draw -> SaveAnswer.UNKNOWN, () -> SaveAnswer.UNKNOWN);

    private EffectStorage() {}

    static Storage of(Storage storage, Effects effects) {
        Map<String, Object> stores = new HashMap<>();
        return (Storage) Proxy.newProxyInstance(
                Storage.class.getClassLoader(),
                new Class<?>[] {Storage.class},
                (self, method, arguments) -> stores.computeIfAbsent(
                        method.getName(),
                        name -> store(name, method.getReturnType(), invoke(storage, method), effects)));
    }

    private static Object store(String name, Class<?> type, Object store, Effects effects) {
        if (!(store instanceof AggregateStore<?>)) {
            return store;
        }
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call(name, store, method, arguments, effects));
    }

    private static Object call(String name, Object store, Method method, Object[] arguments, Effects effects) {
        EffectCall<Object> real = () ->
                effects.world().rows().call(name, method.getName(), arguments, () -> invoke(store, method, arguments));
        return switch (method.getName()) {
            case "save", "delete" -> save(name, method, arguments, real, effects);
            case "due" -> effects.perform(EffectKind.DUE, "due " + name, real, FORGOTTEN);
            default -> effects.perform(EffectKind.READ, "read " + name, real, FAILING);
        };
    }

    private static Object save(
            String name, Method method, Object[] arguments, EffectCall<Object> real, Effects effects) {
        EffectCall<Object> watched = () -> effects.world().watch().saving(name, arguments, real);
        Key key = (Key) arguments[0];
        EffectCall<Object> late = () -> isForgotten(key, arguments, effects) ? SaveAnswer.STALE : watched.happen();
        return effects.perform(EffectKind.SAVE, method.getName() + " " + name + " " + key, watched, late, UNKNOWN);
    }

    /** A first write that comes hours late would bring back the one who was erased meanwhile: these stores keep a grave, as spi.md asks. */
    private static boolean isForgotten(Key key, Object[] arguments, Effects effects) {
        boolean first = arguments.length > 2 && arguments[2].equals(Stored.ABSENT);
        return first && effects.world().watch().wasErased(key.owner());
    }

    private static StoreUnavailableException down() {
        return new StoreUnavailableException("down, says the simulation", null);
    }

    static Object invoke(Object target, Method method, Object... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " is not to be called", e);
        }
    }
}
