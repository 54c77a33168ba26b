package dev.onecent.payment.internal;

import dev.onecent.payment.Payment;
import dev.onecent.store.CardId;
import dev.onecent.store.ShopperId;

/** The part of the engine that knows the checkout which waits for a payment, and the cards on file. */
public interface PaymentOutcomes {
    /** Applies the outcome of a payment to its checkout (R3). */
    void apply(Payment payment);

    /** Returns whether a shopper has a card on file; true also if the vault cannot be read. */
    boolean isOnFile(ShopperId owner, CardId card);
}
