package dev.onecent.store.internal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The treatment of what a call into the host's code may throw. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final int MOST_CAUSES = 5;

    private Failures() {}

    /**
     * Says that something failed and is done again, and by what kinds of failure: the words of who was given card data may hold
     * some of it.
     */
    public static void log(String what, Throwable failure) {
        StringBuilder kinds = new StringBuilder(failure.getClass().getName());
        int depth = 1;
        for (Throwable cause = failure.getCause(); cause != null && depth < MOST_CAUSES; cause = cause.getCause()) {
            kinds.append(" by ").append(cause.getClass().getName());
            depth++;
        }
        LOG.warn("{} failed with {} and is done again", what, kinds);
    }

    /**
     * Throws on what leaves the machine itself in doubt (out of memory, an internal error): nothing sound can be saved after
     * it, and what was begun was saved before. A stack that overflowed has unwound by the time it is caught here; it is the
     * call's own failure like any other.
     */
    public static void rethrowFatal(Throwable failure) {
        if (failure instanceof VirtualMachineError fatal && !(failure instanceof StackOverflowError)) {
            throw fatal;
        }
    }
}
