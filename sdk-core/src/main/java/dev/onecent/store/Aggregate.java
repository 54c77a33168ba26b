package dev.onecent.store;

import java.time.Instant;
import java.util.Optional;

/** A value that is loaded, decided about and replaced as a whole (R22); immutable, and free of clocks and I/O. */
public interface Aggregate {
    /** Returns when something has to be done without a command; empty if nothing is outstanding. */
    Optional<Instant> due();

    /**
     * Returns when it ended, if that makes it a thing of the past which due work deletes after a while; empty as long as it is of
     * use or something is owed.
     */
    Optional<Instant> endedAt();
}
