package dev.onecent.testkit.simulation;

/** The work of an effect, with its answer. */
@FunctionalInterface
interface EffectCall<T> {
    T happen();
}
