package dev.onecent.store;

import java.util.Objects;
import java.util.Optional;

/**
 * An entry that a shopper owns, as a list finds it. An entry that cannot be read is listed by its key, so that it hides
 * no other (R25); {@code find} of that key tells by an {@link EntryUnreadableException} what is wrong with it.
 *
 * @param key where it stands
 * @param stored the entry; empty if it is there and cannot be read
 */
public record Owned<A extends Aggregate>(Key key, Optional<Stored<A>> stored) {
    public Owned {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(stored, "stored");
    }

    /** An entry that was read. */
    public static <A extends Aggregate> Owned<A> of(Stored<A> stored) {
        return new Owned<>(stored.key(), Optional.of(stored));
    }

    /** An entry that is there and cannot be read, because it was damaged or a newer release wrote it. */
    public static <A extends Aggregate> Owned<A> unreadable(Key key) {
        return new Owned<>(key, Optional.empty());
    }

    /** Returns whether it cannot be read. */
    public boolean isUnreadable() {
        return stored.isEmpty();
    }
}
