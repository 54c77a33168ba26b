/**
 * The charge of a checkout: {@link dev.onecent.payment.Payment} is its pure life, from the intent to the money
 * captured, voided or refunded; {@link dev.onecent.payment.Payments} the shell that drives it through the gateway.
 */
@NullMarked
package dev.onecent.payment;

import org.jspecify.annotations.NullMarked;
