package dev.onecent.erasure;

import dev.onecent.store.AggregateStore;

/** The store of erasures: under the shopper while data is moved, under the pseudonym afterwards. */
public interface ErasureStore extends AggregateStore<Erasure> {}
