package dev.onecent.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A failure of the infrastructure, as opposed to a business answer or a caller's bug. Nothing is lost by it: what was
 * begun goes on by due work, and the same command may be given again.
 */
public abstract class OneCentException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    protected OneCentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
