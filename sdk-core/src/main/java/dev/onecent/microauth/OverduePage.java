package dev.onecent.microauth;

import dev.onecent.store.Key;
import dev.onecent.store.PageCursor;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A page of the overdue list (R15).
 *
 * @param overdue what may still be held although it should have been released; may be empty before the last page
 * @param unreadable keys of what cannot be read, because it was damaged or a newer release wrote it: it is unknown whether
 *     something is held there
 * @param next where the next page begins; empty on the last one
 */
public record OverduePage(List<MicroAuthorization> overdue, List<Key> unreadable, Optional<PageCursor> next) {
    public OverduePage {
        Objects.requireNonNull(overdue, "overdue");
        Objects.requireNonNull(unreadable, "unreadable");
        Objects.requireNonNull(next, "next");
        overdue = List.copyOf(overdue);
        unreadable = List.copyOf(unreadable);
    }
}
