package dev.onecent.payment;

import dev.onecent.store.CheckoutId;
import dev.onecent.store.CheckoutLife;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import java.util.Objects;

/**
 * Names a payment: one attempt to pay one checkout. The checkout's life is part of it, so a checkout that is started under an
 * id that was used before never meets an older payment (R4). Take it from what the SDK answers ({@code PayResult.Paid},
 * {@code CheckoutPaid}, {@code Checkout.payment}).
 *
 * @param life of the checkout
 * @param attempt from 1
 */
public record PaymentId(CheckoutId checkout, CheckoutLife life, int attempt) {
    public PaymentId {
        Objects.requireNonNull(checkout, "checkout");
        Objects.requireNonNull(life, "life");
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt counts from 1");
        }
    }

    /** Returns the key of this payment of a shopper. */
    public Key of(ShopperId owner) {
        return new Key(owner, toString());
    }

    @Override
    public String toString() {
        return checkout + "." + life + "." + attempt;
    }
}
