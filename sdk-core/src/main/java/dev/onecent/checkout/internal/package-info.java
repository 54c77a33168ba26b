/**
 * Runs checkouts. {@link dev.onecent.checkout.internal.StoredCheckouts} is the shell; {@link dev.onecent.checkout.internal.Paying} reads
 * from top to bottom: claim the lines, begin an attempt, charge, answer. Read next: {@link dev.onecent.checkout.internal.PaymentChoices},
 * {@link dev.onecent.checkout.internal.CheckoutPayments}.
 */
@NullMarked
package dev.onecent.checkout.internal;

import org.jspecify.annotations.NullMarked;
