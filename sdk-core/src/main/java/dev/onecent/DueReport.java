package dev.onecent;

import dev.onecent.rotation.internal.RotationProgress;
import dev.onecent.store.Key;
import dev.onecent.store.Retry;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The report of one run of due work.
 *
 * @param done items on which everything due was done
 * @param postponed items that failed this time and are tried again later
 * @param more whether the run ended at its limit, a hundred items of a kind or a hundred vaults of a key rotation, and there may
 *     be more to do: run again. False if none of the hundred could be read or noted
 */
public record DueReport(int done, List<Item> postponed, boolean more) {
    public DueReport {
        Objects.requireNonNull(postponed, "postponed");
        postponed = List.copyOf(postponed);
    }

    /** With what was done about the keys of the cards. */
    DueReport with(RotationProgress rotation, Item item) {
        return switch (rotation) {
            case NOTHING -> this;
            case ENDED -> new DueReport(done + 1, postponed, more);
            case MORE -> new DueReport(done + 1, postponed, true);
            case FAILED ->
                new DueReport(
                        done, Stream.concat(postponed.stream(), Stream.of(item)).toList(), more);
        };
    }

    /** An item of due work, for example the micro-authorization of a card. */
    public record Item(String kind, Key key) {
        public Item {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(key, "key");
        }
    }

    /**
     * An item that failed so often that an operator should look, or that cannot be read; it is still tried again.
     *
     * @param unreadable whether it cannot be read, because it was damaged or a newer release wrote it: what is due is unknown
     * @param failures tries in a row without progress; 0 if it cannot be read
     * @param nextTry when it is tried again; long ago if it cannot be read, which is tried with every run
     */
    public record Parked(Item item, boolean unreadable, int failures, Instant nextTry) {
        static Parked of(Item item, Retry retry) {
            return new Parked(item, false, retry.failures(), retry.notBefore());
        }

        static Parked unreadable(Item item) {
            return new Parked(item, true, Retry.NONE.failures(), Retry.NONE.notBefore());
        }

        public Parked {
            Objects.requireNonNull(item, "item");
            Objects.requireNonNull(nextTry, "nextTry");
        }
    }
}
