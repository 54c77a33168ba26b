package dev.onecent.microauth;

import dev.onecent.store.Key;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A page of the overdue list (R15).
 *
 * @param overdue what may still be frozen although it should have been given back; may be empty before the last page
 * @param next where the next page begins; empty on the last one
 */
public record OverduePage(List<MicroAuthorization> overdue, Optional<Key> next) {
    public OverduePage {
        Objects.requireNonNull(overdue, "overdue");
        Objects.requireNonNull(next, "next");
        overdue = List.copyOf(overdue);
    }
}
