package dev.onecent.safe;

import dev.onecent.store.OneCentException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A number could not be sealed or revealed; the message names owner, card and key, never card data. */
public final class CardSafeException extends OneCentException {
    @Serial
    private static final long serialVersionUID = 1L;

    public CardSafeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
