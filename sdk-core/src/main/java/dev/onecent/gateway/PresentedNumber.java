package dev.onecent.gateway;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.onecent.card.CardExpiry;
import dev.onecent.card.CardNumber;
import dev.onecent.card.CardholderName;
import dev.onecent.card.SecurityCode;
import java.util.Objects;
import java.util.Optional;

/**
 * A card by its number, for one call. The security code is there only while the shopper's own submission is being
 * carried out, never in a retry or a recovery (R19).
 */
public record PresentedNumber(
        CardNumber number, CardExpiry expiry, CardholderName holder, Optional<SecurityCode> securityCode)
        implements PresentedCard {
    public PresentedNumber {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(expiry, "expiry");
        Objects.requireNonNull(holder, "holder");
        Objects.requireNonNull(securityCode, "securityCode");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static PresentedNumber refuseJson(Object ignored) {
        throw new IllegalArgumentException("a presented number is never read from JSON");
    }

    @JsonValue
    private String refuseJson() {
        throw new IllegalStateException("a presented number is never written as JSON");
    }

    @Override
    public void close() {
        number.wipe();
        securityCode.ifPresent(SecurityCode::wipe);
    }
}
