package dev.onecent.checkout;

import dev.onecent.gateway.CredentialUse;
import dev.onecent.payment.PaymentInstrument;
import java.util.Objects;

/**
 * An attempt to pay a checkout.
 *
 * @param number from 1; with the checkout it makes the payment's id and the gateway's key (R4)
 */
public record PaymentAttempt(int number, PaymentInstrument instrument, CredentialUse use) {
    public PaymentAttempt {
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(use, "use");
    }
}
