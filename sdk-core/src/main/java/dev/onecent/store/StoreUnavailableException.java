package dev.onecent.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The store could not be used; the operation certainly had no effect. */
public final class StoreUnavailableException extends OneCentException {
    @Serial
    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
