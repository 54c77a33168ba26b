package dev.onecent.testkit;

import dev.onecent.Storage;
import dev.onecent.store.Key;
import dev.onecent.testkit.contract.Capability;
import dev.onecent.testkit.contract.StorageContract;
import java.util.Set;

/** The stores in memory hold what stores must (STORE-1 to STORE-12, R22). */
class InMemoryStorageTest extends StorageContract {
    private final InMemoryStorage storage = new InMemoryStorage();

    @Override
    public Set<Capability> capabilities() {
        return Set.of(
                Capability.PROMPT_DUE, Capability.PROMPT_REFERENCES, Capability.CERTAIN_ANSWERS, Capability.DAMAGE);
    }

    @Override
    protected Storage storage() {
        return storage;
    }

    @Override
    protected void damage(Key key) {
        storage.damage(key);
    }
}
