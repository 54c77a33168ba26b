package dev.onecent.singlekey;

import dev.onecent.Storage;
import dev.onecent.store.Key;
import dev.onecent.testkit.contract.Capability;
import dev.onecent.testkit.contract.StorageContract;
import java.util.EnumSet;
import java.util.Set;

/** An engine that compares and sets one row is enough (STORE-1 to STORE-12, R22, R23). */
class SingleKeyStorageTest extends StorageContract {
    private static final long SEED = 20_261_124;

    private static final SingleKeyStorage SHARED = SingleKeyStorage.troubled(SEED);

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.RESTART,
                Capability.SEVERAL_PROCESSES,
                Capability.LOST_ANSWERS,
                Capability.OUTAGES,
                Capability.DAMAGE);
    }

    @Override
    protected Storage storage() {
        return SHARED;
    }

    @Override
    protected Storage restarted() {
        return SHARED.another();
    }

    @Override
    protected Storage another() {
        return SHARED.another();
    }

    @Override
    protected void loseNextAnswer() {
        SHARED.loseNextAnswer();
    }

    @Override
    protected void damage(Key key) {
        SHARED.damage(key);
    }

    @Override
    protected void outage(boolean down) {
        SHARED.down(down);
    }
}
