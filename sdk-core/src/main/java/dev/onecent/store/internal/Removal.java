package dev.onecent.store.internal;

import dev.onecent.store.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BiPredicate;

/**
 * The deletion of entries of one kind that have ended.
 *
 * @param after how long after its end
 * @param remove deletes what is under a key if it ended at or before an instant and nothing needs it any more; returns whether it
 *     is gone
 */
public record Removal(Duration after, BiPredicate<Key, Instant> remove) {
    /** Of kinds whose own work ends them, or that stay until their owner is erased. */
    public static final Removal NONE = new Removal(Duration.ZERO, (key, until) -> false);

    public Removal {
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(remove, "remove");
    }
}
