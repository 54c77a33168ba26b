package dev.onecent.erasure;

import java.util.List;
import java.util.Objects;

/**
 * Things of one kind that are about to be deleted, locked or moved, noted in the erasure's own entry before the first of them is
 * touched. The save of the note proves that the erasure still runs; and after a crash the page is finished and counted once.
 *
 * @param kind what they are, for example {@code checkout}
 * @param step what is done with them
 * @param items at most {@value #SIZE}
 */
public record ErasurePage(String kind, Step step, List<Item> items) {
    /** The most things that one page notes. */
    public static final int SIZE = 100;

    public ErasurePage {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(items, "items");
        items = List.copyOf(items);
    }

    /** A step that is carried out for every thing of a page. */
    public enum Step {
        /** Deletes the entries, if nothing is owed of them and nothing retains them. */
        DELETE,
        /** Locks the entries for transfer: from then on nothing changes them under their owner. */
        LOCK,
        /** Moves the entries to the pseudonym. */
        MOVE
    }

    /**
     * An entry in one life of its key: a later entry under the same id is not the erasure's.
     *
     * @param id within its kind
     * @param firstWriteId the id of the first write of its life; a card, whose id is never used again, has its own id here
     */
    public record Item(String id, String firstWriteId) {
        public Item {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(firstWriteId, "firstWriteId");
        }
    }
}
