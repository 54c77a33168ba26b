package dev.onecent.gateway;

import java.util.Objects;

/**
 * Asks the gateway to forget a card.
 *
 * @param reference our name of the exchange; the same for every repetition
 * @param token that the exchange made
 */
public record DetachRequest(MerchantReference reference, String token) {
    public DetachRequest {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(token, "token");
    }

    @Override
    public String toString() {
        return "DetachRequest[" + reference + "]";
    }
}
