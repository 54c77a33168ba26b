package dev.onecent.cart;

import dev.onecent.store.AggregateStore;

/** The store of carts, one a shopper. */
public interface CartStore extends AggregateStore<Cart> {}
