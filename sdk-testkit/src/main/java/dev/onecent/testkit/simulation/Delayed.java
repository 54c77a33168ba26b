package dev.onecent.testkit.simulation;

import java.time.Instant;
import java.util.Comparator;

/** Something on its way that arrives late. */
record Delayed(Instant at, long number, String name, Deed<?> effect) {
    static final Comparator<Delayed> BY_TIME = Comparator.comparing(Delayed::at).thenComparingLong(Delayed::number);
}
