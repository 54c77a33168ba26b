package dev.onecent.store;

import java.util.Objects;

/**
 * An entry as it was read, with the version to name when it is replaced.
 *
 * @param entry what is kept
 * @param version positive at the first write, one more for each after it; never one that the key had before it was deleted
 */
public record Stored<A extends Aggregate>(Key key, Entry<A> entry, long version) {
    /** The version to name when nothing must be there yet. */
    public static final long ABSENT = 0;

    public Stored {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(entry, "entry");
    }

    /** Returns the aggregate. */
    public A value() {
        return entry.value();
    }
}
