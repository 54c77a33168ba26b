package dev.onecent.gateway;

import dev.onecent.money.Money;
import java.time.Instant;
import java.util.Objects;

/**
 * Asks for the outcome of one refund, by the key with which it was sent.
 *
 * @param reference our name of the authorization
 * @param gateway the gateway's name of it
 * @param key the idempotency key of the {@link RefundRequest}
 * @param amount of the refund, for a gateway that answers without it
 * @param since when the key was first sent, for a gateway that searches by time
 */
public record RefundInquiry(
        MerchantReference reference, GatewayReference gateway, String key, Money amount, Instant since) {
    public RefundInquiry {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(gateway, "gateway");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(since, "since");
    }
}
