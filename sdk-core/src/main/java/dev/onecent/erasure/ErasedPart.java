package dev.onecent.erasure;

import dev.onecent.store.ShopperId;
import java.time.Instant;
import java.util.List;

/** Something that an erasure deletes and counts. */
interface ErasedPart {
    /** Unique among the parts; it stands in the report. */
    String name();

    /** The ids of the next things of an owner that can be deleted. */
    List<String> removable(ShopperId owner, Instant now);

    /** Deletes things of an owner; answers how many of them are gone, now or since an earlier try. */
    int remove(ShopperId owner, List<String> ids, Instant now);
}
