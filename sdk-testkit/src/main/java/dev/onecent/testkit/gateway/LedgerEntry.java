package dev.onecent.testkit.gateway;

import dev.onecent.gateway.MerchantReference;
import dev.onecent.money.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * A movement on a card's account.
 *
 * @param reference the merchant's name of the authorization
 * @param amount how much was moved
 * @param key the idempotency key of a refund; empty for every other movement, and for a refund that the merchant made at the
 *     gateway's dashboard
 */
public record LedgerEntry(
        Instant at, MerchantReference reference, Movement movement, Money amount, Optional<String> key) {
    /** A movement without a key. */
    public LedgerEntry(Instant at, MerchantReference reference, Movement movement, Money amount) {
        this(at, reference, movement, amount, Optional.empty());
    }

    /** The effect on the amount. */
    public enum Movement {
        /** Set aside on the card. */
        FROZEN,
        /** Given back by the merchant. */
        RELEASED,
        /** Dropped by the issuer, because nobody captured it in time. */
        LAPSED,
        /** Taken from the card. */
        TAKEN,
        /** Paid back to the card. */
        REFUNDED
    }
}
