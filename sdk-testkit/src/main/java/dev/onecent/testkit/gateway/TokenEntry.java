package dev.onecent.testkit.gateway;

import dev.onecent.gateway.MerchantReference;
import java.time.Instant;
import java.util.Objects;

/**
 * One line in a gateway's book of tokens.
 *
 * @param reference the merchant's name of the exchange
 */
public record TokenEntry(Instant at, MerchantReference reference, Movement movement) {
    public TokenEntry {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(movement, "movement");
    }

    /** What became of the card at the gateway. */
    public enum Movement {
        /** The gateway keeps it. */
        ATTACHED,
        /** The gateway has forgotten it. */
        DETACHED
    }
}
