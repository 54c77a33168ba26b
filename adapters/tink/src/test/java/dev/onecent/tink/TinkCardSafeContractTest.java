package dev.onecent.tink;

import dev.onecent.safe.CardSafe;
import dev.onecent.testkit.contract.Capability;
import dev.onecent.testkit.contract.CardSafeContract;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The production safe holds what safes must (SAFE-1 to SAFE-6). */
class TinkCardSafeContractTest extends CardSafeContract {
    private final TinkKeys keys = TinkKeys.generate();
    private final Map<CardSafe, TinkKeys> opened = new ConcurrentHashMap<>();

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.RESTART, Capability.ROTATION);
    }

    @Override
    protected CardSafe safe() {
        return open(keys);
    }

    @Override
    protected CardSafe stranger() {
        return open(TinkKeys.generate());
    }

    @Override
    protected CardSafe restarted() {
        return open(keys);
    }

    @Override
    protected CardSafe rotated(CardSafe before) {
        return open(Rotation.rotated(Objects.requireNonNull(opened.get(before))));
    }

    @Override
    protected CardSafe withoutOlderKeys(CardSafe before) {
        return open(Rotation.withoutOlder(Objects.requireNonNull(opened.get(before)), true));
    }

    private CardSafe open(TinkKeys with) {
        CardSafe safe = TinkCardSafe.of(with);
        opened.put(safe, with);
        return safe;
    }
}
