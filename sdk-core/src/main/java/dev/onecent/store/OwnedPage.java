package dev.onecent.store;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A page of what a shopper owns, ordered by id.
 *
 * @param items what could be read; may be shorter than asked for, or empty, before the last page
 * @param unreadable keys of what is there and cannot be read, because it was damaged or a newer release wrote it (R25)
 * @param next the id after which the next page begins; empty on the last one
 */
public record OwnedPage<T>(List<T> items, List<Key> unreadable, Optional<String> next) {
    public OwnedPage {
        Objects.requireNonNull(items, "items");
        Objects.requireNonNull(unreadable, "unreadable");
        Objects.requireNonNull(next, "next");
        items = List.copyOf(items);
        unreadable = List.copyOf(unreadable);
    }
}
