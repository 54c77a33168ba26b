package dev.onecent.erasure.internal;

import dev.onecent.erasure.ErasurePage;
import dev.onecent.erasure.ErasurePage.Item;
import dev.onecent.erasure.ErasurePage.Step;
import dev.onecent.erasure.ErasureReport.Unreadable;
import dev.onecent.store.IdSource;
import dev.onecent.store.ShopperId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something that an erasure deletes and counts, or moves. */
interface ErasedPart {
    /** Unique among the parts; it stands in the report. */
    String name();

    /**
     * Selects the next things with which a step is to be done.
     *
     * @param afterId where the selection before ended; empty at the beginning
     */
    Selection select(Step step, Transfer transfer, String afterId);

    /** Does the step with a noted page; returns how many of its things are gone, now or since an earlier try. */
    int carryOut(ErasurePage page, Transfer transfer);

    /**
     * The shopper who is erased, and the pseudonym that owns what remains.
     *
     * @param from the shopper; the pseudonym itself once nothing is kept under the shopper any more
     * @param only what is erased, if not everything
     * @param ids makes the ids of writes
     */
    record Transfer(ShopperId from, ShopperId to, List<Unreadable> only, Instant now, IdSource ids) {
        boolean isDone() {
            return from.equals(to);
        }

        boolean concerns(String kind, String id) {
            return only.isEmpty() || isDone() || only.contains(new Unreadable(kind, id));
        }
    }

    /**
     * A selection of things, at most a page.
     *
     * @param lastId where the next selection begins; empty if this was the last one
     */
    record Selection(List<Item> items, Optional<String> lastId) {}
}
