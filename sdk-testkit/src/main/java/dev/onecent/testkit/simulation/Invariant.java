package dev.onecent.testkit.simulation;

import java.util.function.Consumer;

/** A rule that is checked after every step, and strictly once everything is at rest. */
public interface Invariant {
    /** For example {@code R16}. */
    String rule();

    /** Tells what breaks the rule. */
    void check(Observation seen, Consumer<String> broken);
}
