package dev.onecent.rules;

import dev.onecent.microauth.MicroAuthorizationStore;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.store.StoreUnavailableException;
import dev.onecent.testkit.ForwardingStorage;
import dev.onecent.testkit.InMemoryStorage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Set;

/** A storage in which the micro-authorizations of some shoppers cannot be read any more. */
final class FaultyReads extends ForwardingStorage {
    private final Set<ShopperId> broken = new HashSet<>();

    FaultyReads() {
        super(new InMemoryStorage());
    }

    void breakMicroAuthorizationsOf(ShopperId owner) {
        broken.add(owner);
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
                        return method.invoke(super.microAuthorizations(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
