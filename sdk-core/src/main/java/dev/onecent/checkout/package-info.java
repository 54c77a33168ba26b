/**
 * From the ticked lines to the money: {@link dev.onecent.checkout.Checkout} is the pure state machine (R3),
 * {@link dev.onecent.checkout.Checkouts} the shell through which a shopper starts, reviews, adds a card, pays and walks away.
 */
@NullMarked
package dev.onecent.checkout;

import org.jspecify.annotations.NullMarked;
