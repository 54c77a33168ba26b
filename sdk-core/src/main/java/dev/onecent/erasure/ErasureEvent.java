package dev.onecent.erasure;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.onecent.store.Event;
import dev.onecent.store.ShopperId;
import java.util.Map;
import java.util.Objects;

/** An event about an erasure. */
public sealed interface ErasureEvent extends Event {
    /**
     * The end of everything owed: what is left are payment records, if any, until their retention ends. Delivered once the erasure reached that state.
     *
     * @param pseudonym under which they are kept; the shopper is not named
     * @param deleted how many of each kind were deleted until then
     */
    @JsonTypeName("shopper-erased")
    record ShopperErased(ShopperId pseudonym, Map<String, Integer> deleted) implements ErasureEvent {
        public ShopperErased {
            Objects.requireNonNull(pseudonym, "pseudonym");
            Objects.requireNonNull(deleted, "deleted");
            deleted = Map.copyOf(deleted);
        }
    }
}
