package dev.onecent.vault;

import dev.onecent.store.CardId;
import java.time.Instant;
import java.util.Objects;

/** The card that the shopper chose to pay with first, and when (R9). */
public record PrimaryChoice(CardId card, Instant at) {
    public PrimaryChoice {
        Objects.requireNonNull(card, "card");
        Objects.requireNonNull(at, "at");
    }
}
