package dev.onecent.cart;

import dev.onecent.store.AggregateStore;

/** Where carts are kept, one a shopper. */
public interface CartStore extends AggregateStore<Cart> {}
