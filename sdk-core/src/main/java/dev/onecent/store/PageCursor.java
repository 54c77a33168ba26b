package dev.onecent.store;

import java.util.Objects;

/**
 * The place where a page of a tenant's list ended; the next page begins after it. Text without characters that an address must
 * escape, so that it can travel to a browser and back.
 *
 * @param value as a page gave it, for example {@code YW5u.Y2FyZC0xLjE}
 */
public record PageCursor(String value) {
    public PageCursor {
        Objects.requireNonNull(value, "value");
    }

    /** Returns the cursor of that text. Text that no page gave is refused by the list that it is handed to. */
    public static PageCursor of(String value) {
        return new PageCursor(value);
    }
}
