package dev.onecent.gateway;

import java.util.Objects;

/**
 * Asks for a token in place of a number. The reference was stored before, and is the idempotency key.
 *
 * @param reference our name of this intent
 * @param card masked whenever it is printed; its security code is there for this one call (R19), and for the gateway to show
 *     the issuer with the first authorization if it can
 */
public record ExchangeRequest(MerchantReference reference, PresentedNumber card) {
    public ExchangeRequest {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(card, "card");
    }
}
