/** Keeps carts: {@link dev.onecent.cart.internal.StoredCarts}. */
@NullMarked
package dev.onecent.cart.internal;

import org.jspecify.annotations.NullMarked;
