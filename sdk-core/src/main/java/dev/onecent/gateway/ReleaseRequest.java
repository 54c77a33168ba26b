package dev.onecent.gateway;

import dev.onecent.money.Money;
import java.util.Objects;
import java.util.Optional;

/**
 * Gives an authorized, not captured amount back (void, reversal). Asked of an authorization whose answer we never got, it
 * cancels whatever there is under our reference; asked of one that does not exist it is done.
 *
 * @param reference our name of the authorization
 * @param gateway the gateway's name of it, if an answer gave it
 * @param key the idempotency key of this request: the same for every repetition
 * @param amount what was asked for in the authorization
 */
public record ReleaseRequest(
        MerchantReference reference, Optional<GatewayReference> gateway, String key, Money amount) {
    public ReleaseRequest {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(gateway, "gateway");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(amount, "amount");
    }
}
