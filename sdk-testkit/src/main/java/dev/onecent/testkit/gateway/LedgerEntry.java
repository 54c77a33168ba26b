package dev.onecent.testkit.gateway;

import dev.onecent.gateway.MerchantReference;
import dev.onecent.money.Money;
import java.time.Instant;

/**
 * One movement on a card's account.
 *
 * @param reference the merchant's name of the authorization
 * @param amount how much was moved
 */
public record LedgerEntry(Instant at, MerchantReference reference, Movement movement, Money amount) {
    /** What became of the amount. */
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
