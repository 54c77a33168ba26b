package dev.onecent.testkit.gateway;

import dev.onecent.gateway.MerchantReference;
import java.time.Instant;
import java.util.Objects;

/**
 * A line in the gateway's ledger of tokens.
 *
 * @param reference the merchant's name of the exchange
 */
public record TokenEntry(Instant at, MerchantReference reference, Movement movement) {
    public TokenEntry {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(movement, "movement");
    }

    /** The effect on the card at the gateway. */
    public enum Movement {
        /** The gateway keeps it. */
        ATTACHED,
        /** The gateway has forgotten it. */
        DETACHED
    }
}
