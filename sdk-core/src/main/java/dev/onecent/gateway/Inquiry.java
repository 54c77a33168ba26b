package dev.onecent.gateway;

import dev.onecent.money.Money;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks for the outcome of an authorization, by our own reference.
 *
 * @param reference our name of it
 * @param gateway the gateway's name of it, if an answer gave it
 * @param amount what was asked for, for a gateway that answers without it
 * @param returned what the client brought back from a challenge, for a gateway that wants it handed in; else empty
 */
public record Inquiry(
        MerchantReference reference, Optional<GatewayReference> gateway, Money amount, Map<String, String> returned) {
    public Inquiry {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(gateway, "gateway");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(returned, "returned");
        returned = Map.copyOf(returned);
    }

    /** Without what the client brought back, which is between the gateway and the shopper. */
    @Override
    public String toString() {
        return "Inquiry[" + reference + ", " + gateway + ", " + amount + "]";
    }
}
