package dev.onecent.testkit.simulation;

/** A fault that can happen at an effect instead of the effect and its answer. */
public enum Fault {
    /** The process dies before the effect. */
    CRASH_BEFORE,
    /** The process dies after the effect, before it hears the answer. */
    CRASH_AFTER,
    /** The effect happens, and nobody hears the answer. */
    LOSE_ANSWER,
    /** The effect does not happen, and the caller hears of a failure. */
    FAIL,
    /** The effect happens twice, as when a network repeats a request. */
    DUPLICATE,
    /** The caller hears of a failure, and the effect happens hours later, when it was long recovered from. */
    DELAY,
    /** The clock jumps between the effect and its answer: minutes, days, up to a year, or a little back. */
    CLOCK_JUMP,
    /** The gateway answers what cannot be an answer: nothing, an {@code Error}, another amount or authorization. */
    NONSENSE,
    /** The effect happens, and the gateway only says that it works on it. */
    PENDING,
    /** The due index forgets what it knows, which a hint may do (R23). */
    FORGET,
    /** Another process does something in the midst of it: a duplicate of the command, or the work that a stale worker does too. */
    INTERLEAVE,
    /**
     * The calling thread is interrupted and stays so: this call and all later ones over a network fail, whether or not they took
     * effect, and the stores still save.
     */
    INTERRUPT;

    /** Returns whether somebody dies of it. */
    boolean kills() {
        return this == CRASH_BEFORE || this == CRASH_AFTER;
    }
}
