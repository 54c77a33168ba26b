package dev.onecent.testkit.contract;

import dev.onecent.Storage;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** The contract over a storage with a mistake in it; run by a test, not by the build. */
class BrokenStorageContract extends StorageContract {
    static final AtomicReference<Fault> FAULT = new AtomicReference<>(new Fault());

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.PROMPT_DUE, Capability.PROMPT_REFERENCES, Capability.CERTAIN_ANSWERS);
    }

    @Override
    protected Storage storage() {
        return new BrokenStorage(Objects.requireNonNull(FAULT.get()));
    }
}
