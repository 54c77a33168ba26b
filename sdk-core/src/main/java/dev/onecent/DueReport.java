package dev.onecent;

import dev.onecent.store.Key;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a run of due work did.
 *
 * @param done items on which everything due was done
 * @param postponed items that came to nothing this time and are tried again later
 * @param more whether the run ended at its limit, a hundred items of a kind, and there may be more to do: run again
 */
public record DueReport(int done, List<Item> postponed, boolean more) {
    public DueReport {
        Objects.requireNonNull(postponed, "postponed");
        postponed = List.copyOf(postponed);
    }

    /** An item of due work, for example the micro-authorization of a card. */
    public record Item(String kind, Key key) {
        public Item {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(key, "key");
        }
    }

    /**
     * An item that came to nothing so often that somebody should look; it is still tried again.
     *
     * @param failures tries in a row without progress
     * @param nextTry when it is tried again
     */
    public record Parked(Item item, int failures, Instant nextTry) {
        public Parked {
            Objects.requireNonNull(item, "item");
            Objects.requireNonNull(nextTry, "nextTry");
        }
    }
}
