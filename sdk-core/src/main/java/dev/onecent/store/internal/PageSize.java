package dev.onecent.store.internal;

/** The number of items that a caller wants at once. */
public final class PageSize {
    private PageSize() {}

    /** @throws IllegalArgumentException if that is less than one: a store would take it for everything, or fail */
    public static int of(int items) {
        if (items < 1) {
            throw new IllegalArgumentException("a page has at least 1 item: " + items);
        }
        return items;
    }
}
