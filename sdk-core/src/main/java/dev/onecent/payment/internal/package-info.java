/**
 * Drives payments. {@link dev.onecent.payment.internal.StoredPayments} is the shell,
 * {@link dev.onecent.payment.internal.PaymentProgress} takes the steps; {@link dev.onecent.payment.internal.PaymentOutcomes} applies the
 * outcome to the checkout.
 */
@NullMarked
package dev.onecent.payment.internal;

import org.jspecify.annotations.NullMarked;
