package dev.onecent.testkit.simulation;

import java.time.Instant;
import java.util.Comparator;

/** Something on its way that arrives late. */
record LateEffects(Instant at, long number, String name, EffectCall<?> effect) {
    static final Comparator<LateEffects> BY_TIME =
            Comparator.comparing(LateEffects::at).thenComparingLong(LateEffects::number);
}
