package dev.onecent.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The store could not be used: that one call of it certainly had no effect. Of what was asked of the SDK it says only that
 * nothing was begun that is not saved; give the same command again.
 */
public final class StoreUnavailableException extends OneCentException {
    @Serial
    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
