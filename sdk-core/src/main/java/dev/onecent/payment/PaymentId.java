package dev.onecent.payment;

import dev.onecent.store.CheckoutId;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import java.util.Objects;

/**
 * Names a payment: which checkout, and the how-manieth attempt to pay it. The gateway's idempotency key is made from it
 * (R4).
 *
 * @param attempt from 1
 */
public record PaymentId(CheckoutId checkout, int attempt) {
    public PaymentId {
        Objects.requireNonNull(checkout, "checkout");
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt counts from 1");
        }
    }

    public Key of(ShopperId owner) {
        return Key.numbered(owner, checkout.value(), attempt);
    }

    @Override
    public String toString() {
        return checkout + "." + attempt;
    }
}
