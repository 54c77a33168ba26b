package dev.onecent.vault;

import dev.onecent.card.CardExpiry;
import java.time.Instant;
import java.util.Objects;

/**
 * A changed expiry that is being verified; the old one stays effective until then (R12).
 *
 * @param verification the number of its micro-authorization
 * @param secondTry whether that is the second try, after one whose amount was all that was wrong (R14)
 * @param checkAt when to look after it, should nobody come back
 */
public record ExpiryChange(CardExpiry expiry, int verification, boolean secondTry, Instant checkAt) {
    public ExpiryChange {
        Objects.requireNonNull(expiry, "expiry");
        Objects.requireNonNull(checkAt, "checkAt");
    }

    ExpiryChange checkedAgain(Instant next) {
        return new ExpiryChange(expiry, verification, secondTry, next);
    }
}
