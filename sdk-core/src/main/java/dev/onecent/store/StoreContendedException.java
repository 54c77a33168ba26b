package dev.onecent.store;

import java.io.Serial;

/**
 * An aggregate was changed by others each time we tried, or its shopper is being erased at this moment; give the command
 * again.
 */
public final class StoreContendedException extends OneCentException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Tells of a key for which too many compete. */
    public StoreContendedException(Key key) {
        super("changed by others at every try: " + key, null);
    }
}
