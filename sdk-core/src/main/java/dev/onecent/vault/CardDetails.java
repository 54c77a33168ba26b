package dev.onecent.vault;

import dev.onecent.card.CardExpiry;
import dev.onecent.card.CardholderName;
import dev.onecent.card.Nickname;
import java.util.Objects;
import java.util.Optional;

/**
 * The details of a card that a shopper may change without its number (R12).
 *
 * @param expiry the effective one; a changed one is verified first
 * @param holder as on the card; a gateway token may come without
 * @param nickname what the shopper calls the card
 */
public record CardDetails(CardExpiry expiry, Optional<CardholderName> holder, Optional<Nickname> nickname) {
    public CardDetails {
        Objects.requireNonNull(expiry, "expiry");
        Objects.requireNonNull(holder, "holder");
        Objects.requireNonNull(nickname, "nickname");
    }

    /** Returns details without a nickname. */
    public static CardDetails of(CardExpiry expiry, Optional<CardholderName> holder) {
        return new CardDetails(expiry, holder, Optional.empty());
    }

    CardDetails withExpiry(CardExpiry next) {
        return new CardDetails(next, holder, nickname);
    }
}
