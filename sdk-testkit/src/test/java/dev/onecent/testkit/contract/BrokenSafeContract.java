package dev.onecent.testkit.contract;

import dev.onecent.safe.CardSafe;
import dev.onecent.testkit.EphemeralCardSafe;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** The contract over a safe with a mistake in it; run by a test, not by the build. */
class BrokenSafeContract extends CardSafeContract {
    static final AtomicReference<Function<EphemeralCardSafe, BrokenSafe>> FAULT =
            new AtomicReference<>(BrokenSafe::new);

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.ROTATION);
    }

    @Override
    protected CardSafe safe() {
        return broken(new EphemeralCardSafe());
    }

    @Override
    protected CardSafe stranger() {
        return new EphemeralCardSafe();
    }

    @Override
    protected CardSafe rotated(CardSafe before) {
        return broken(((BrokenSafe) before).safe().rotated());
    }

    @Override
    protected CardSafe withoutOlderKeys(CardSafe before) {
        return broken(((BrokenSafe) before).safe().withoutOlderKeys());
    }

    private static BrokenSafe broken(EphemeralCardSafe safe) {
        return Objects.requireNonNull(FAULT.get()).apply(safe);
    }
}
