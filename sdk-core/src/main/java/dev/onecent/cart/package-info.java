/**
 * The shopper's cart: {@link dev.onecent.cart.Cart} is the pure value, {@link dev.onecent.cart.Carts} the shell that
 * keeps it, {@link dev.onecent.cart.CartStore} the SPI beneath. A checkout starts from its ticked lines.
 */
@NullMarked
package dev.onecent.cart;

import org.jspecify.annotations.NullMarked;
