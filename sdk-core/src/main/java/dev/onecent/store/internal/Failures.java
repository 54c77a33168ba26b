package dev.onecent.store.internal;

/** What a call into the host's code may throw, and what is done about it. */
public final class Failures {
    private Failures() {}

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
