package dev.onecent.checkout;

import dev.onecent.store.AggregateStore;

/** Where checkouts are kept. */
public interface CheckoutStore extends AggregateStore<Checkout> {}
