package dev.onecent.testkit.simulation;

import java.io.Serial;

/** The exception that a caller hears when nothing or nonsense comes back. */
final class Outage extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    Outage(String message) {
        super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
