package dev.onecent.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * An entry is there and cannot be read, because it was damaged or a newer release wrote it; the store itself works. Lists and due work name it
 * and go on with all others (R25).
 */
public final class EntryUnreadableException extends StoreUnavailableException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Tells of an entry that cannot be read; the message names its place and holds nothing of its contents. */
    public EntryUnreadableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
