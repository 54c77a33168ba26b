package dev.onecent.store;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * Something that happened to an aggregate and that the host may want to hear of, named in the past tense. An event is
 * saved in the same write as the change it tells of and delivered at least once, in order per key (R23). No event
 * carries card data beyond brand and last four.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
public interface Event {
    /**
     * Returns whether an equal one that comes later replaces it as long as it is not delivered. Equal ones say the same, so one that
     * comes late, from a process that read it before, misleads nobody. False, as by default, for all that tell of money and of
     * linking: each of them is delivered.
     */
    default boolean isMergeable() {
        return false;
    }
}
