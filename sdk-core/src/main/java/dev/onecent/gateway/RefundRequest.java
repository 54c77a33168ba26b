package dev.onecent.gateway;

import dev.onecent.money.Money;
import java.util.Objects;

/**
 * Refunds captured money, in full or in part.
 *
 * @param reference our name of the authorization
 * @param gateway the gateway's name of it
 * @param key the idempotency key of this request: the same for every repetition, stored before the first
 * @param amount to refund
 */
public record RefundRequest(MerchantReference reference, GatewayReference gateway, String key, Money amount) {
    public RefundRequest {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(gateway, "gateway");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(amount, "amount");
    }
}
