package dev.onecent.vault;

import dev.onecent.card.CardExpiry;
import java.time.Instant;
import java.util.Objects;

/**
 * A changed expiry that is being verified; the old one stays effective until then (R12).
 *
 * @param proof the number of its micro-authorization
 * @param checkAt when to look after it, should nobody come back
 */
public record ExpiryChange(CardExpiry expiry, int proof, Instant checkAt) {
    public ExpiryChange {
        Objects.requireNonNull(expiry, "expiry");
        Objects.requireNonNull(checkAt, "checkAt");
    }
}
