package dev.onecent.store;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * Something that happened to an aggregate and that the host may want to hear of, named in the past tense. An event is
 * saved in the same write as the change it tells of and delivered at least once, in order per key (R23). No event
 * carries card data beyond brand and last four.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
public interface Event {}
