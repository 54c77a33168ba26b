package dev.onecent.safe;

import dev.onecent.store.OneCentException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A number could not be sealed or revealed: the safe does not work at the moment, unless it is one of the kinds below. The
 * message names owner, card and key, never card data.
 */
public sealed class CardSafeException extends OneCentException
        permits CardKeyMissingException, SealedNumberForgedException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Tells of a number that could not be sealed or opened; the message holds no card data. */
    public CardSafeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
