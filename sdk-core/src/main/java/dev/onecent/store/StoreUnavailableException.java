package dev.onecent.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The store could not be used; the store's operation that threw it certainly had no effect. A command of several operations
 * may have got part of its way: give it again (R22).
 */
public sealed class StoreUnavailableException extends OneCentException permits EntryUnreadableException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Tells of a store that does not answer. */
    public StoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
