package dev.onecent.limit;

import dev.onecent.store.AggregateStore;

/**
 * The store of attempt counters. A shopper's own counters lie under the shopper; the others under a hash of what is
 * counted, which begins with {@code ~} and stands in the shopper's place.
 */
public interface AttemptCounterStore extends AggregateStore<AttemptCounter> {}
