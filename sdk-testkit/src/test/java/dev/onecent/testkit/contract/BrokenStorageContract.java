package dev.onecent.testkit.contract;

import dev.onecent.Storage;
import dev.onecent.store.Key;
import dev.onecent.testkit.InMemoryStorage;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** The contract over a storage with a mistake in it; run by a test, not by the build. */
class BrokenStorageContract extends StorageContract {
    static final AtomicReference<Fault> FAULT = new AtomicReference<>(new Fault());

    private final InMemoryStorage beneath = new InMemoryStorage();

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.PROMPT_DUE, Capability.PROMPT_REFERENCES, Capability.CERTAIN_ANSWERS, Capability.DAMAGE);
    }

    @Override
    protected Storage storage() {
        return new BrokenStorage(beneath, Objects.requireNonNull(FAULT.get()));
    }

    @Override
    protected void damage(Key key) {
        beneath.damage(key);
    }
}
