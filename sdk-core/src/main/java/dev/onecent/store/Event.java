package dev.onecent.store;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/**
 * Something that happened to an aggregate and that the host may want to hear of, named in the past tense. An event is
 * saved in the same write as the change it tells of and delivered at least once, in order per key (R23). No event
 * carries card data beyond brand and last four.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
public interface Event {
    /**
     * Names what the event tells the latest of, for example {@code edited card-1}. Of two events of one entry with the same name
     * that are not delivered yet the later one replaces the earlier, which says nothing that the later does not. Empty, as by
     * default, for an event that is always delivered: all that tell of money and of linking.
     */
    default Optional<String> latestOf() {
        return Optional.empty();
    }
}
