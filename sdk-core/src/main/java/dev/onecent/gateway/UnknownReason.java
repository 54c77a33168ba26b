package dev.onecent.gateway;

/**
 * The kind of failure for which the outcome of a call is not known. A closed set, because it is stored: words of an adapter's may
 * hold a security code, which no search recognises (R19).
 */
public enum UnknownReason {
    /** The gateway is at work on it ({@link Pending}). */
    PENDING,
    /** The adapter said that it does not know ({@link Unknown}). */
    NOT_KNOWN,
    /** The adapter threw. */
    EXCEPTION,
    /** The adapter answered with null. */
    NO_ANSWER,
    /** The answer cannot be one to its question, or repeats card data that was given with the call. */
    UNSOUND_ANSWER
}
