package dev.onecent.checkout;

import dev.onecent.store.AggregateStore;

/** The store of checkouts. */
public interface CheckoutStore extends AggregateStore<Checkout> {}
