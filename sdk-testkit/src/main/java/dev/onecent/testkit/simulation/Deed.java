package dev.onecent.testkit.simulation;

/** What an effect does, with its answer. */
@FunctionalInterface
interface Deed<T> {
    T happen();
}
