package dev.onecent.store;

import java.time.Instant;
import java.util.Optional;

/** A value that is loaded, decided about and replaced as a whole (R22); immutable, and free of clocks and I/O. */
public interface Aggregate {
    /** When something has to be done about it although nobody asks; empty if nothing is outstanding. */
    Optional<Instant> due();
}
