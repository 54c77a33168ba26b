package dev.onecent.quickstart;

import java.io.Serial;

/** Tells that the user's input cannot be used; the message says what to change. */
final class InputException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    InputException(String message) {
        super(message);
    }
}
