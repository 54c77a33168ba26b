package dev.onecent.testkit;

import dev.onecent.safe.CardSafe;
import dev.onecent.testkit.contract.Capability;
import dev.onecent.testkit.contract.CardSafeContract;
import java.util.EnumSet;
import java.util.Set;

/** The safe of the tests holds what safes must (SAFE-1 to SAFE-5). */
class EphemeralCardSafeTest extends CardSafeContract {
    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.ROTATION);
    }

    @Override
    protected CardSafe safe() {
        return new EphemeralCardSafe();
    }

    @Override
    protected CardSafe rotated(CardSafe before) {
        return ((EphemeralCardSafe) before).rotated();
    }

    @Override
    protected CardSafe withoutOlderKeys(CardSafe before) {
        return ((EphemeralCardSafe) before).withoutOlderKeys();
    }

    @Override
    protected CardSafe stranger() {
        return new EphemeralCardSafe();
    }
}
