package dev.onecent.tink;

import dev.onecent.safe.CardSafe;
import dev.onecent.testkit.contract.Capability;
import dev.onecent.testkit.contract.CardSafeContract;
import java.util.EnumSet;
import java.util.Set;

/** The production safe holds what safes must (SAFE-1 to SAFE-6). */
class TinkCardSafeContractTest extends CardSafeContract {
    private final TinkKeys keys = TinkKeys.generate();

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.RESTART);
    }

    @Override
    protected CardSafe safe() {
        return TinkCardSafe.of(keys);
    }

    @Override
    protected CardSafe stranger() {
        return TinkCardSafe.of(TinkKeys.generate());
    }

    @Override
    protected CardSafe restarted() {
        return TinkCardSafe.of(keys);
    }
}
