package dev.onecent.cart;

import dev.onecent.store.ShopperId;

/** Keeps carts. Every change sets something to a value, so it may be repeated freely. Safe for use by many threads. */
public interface Carts {
    /** The shopper's cart; an empty one if nothing was ever put (D1). */
    Cart of(ShopperId owner);

    /** Puts a line, in the place of the line with the same SKU if there is one. */
    CartResult put(ShopperId owner, CartLine line);

    /** Ticks a line: it is to be bought now (D2). */
    CartResult tick(ShopperId owner, Sku sku);

    /** Unticks a line: it stays in the cart and is not bought now. */
    CartResult untick(ShopperId owner, Sku sku);

    /** Takes a line out; one that is not there is out already (D8). */
    CartResult remove(ShopperId owner, Sku sku);
}
