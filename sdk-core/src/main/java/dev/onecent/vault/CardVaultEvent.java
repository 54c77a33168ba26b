package dev.onecent.vault;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.onecent.card.MaskedCard;
import dev.onecent.store.CardId;
import dev.onecent.store.Event;
import java.util.Objects;

/** An event about a shopper's cards. */
public sealed interface CardVaultEvent extends Event {
    /** The card is proven and on file. */
    @JsonTypeName("card-linked")
    record CardLinked(CardId card, MaskedCard masked) implements CardVaultEvent {
        public CardLinked {
            Objects.requireNonNull(card, "card");
            Objects.requireNonNull(masked, "masked");
        }
    }

    /** The verification failed; nothing of the card is kept. */
    @JsonTypeName("card-not-linked")
    record CardNotLinked(CardId card, MaskedCard masked) implements CardVaultEvent {
        public CardNotLinked {
            Objects.requireNonNull(card, "card");
            Objects.requireNonNull(masked, "masked");
        }
    }

    /** The shopper changed holder or nickname, or asked for another expiry; several changes since the last delivery are one event. */
    @JsonTypeName("card-edited")
    record CardEdited(CardId card, MaskedCard masked) implements CardVaultEvent {
        public CardEdited {
            Objects.requireNonNull(card, "card");
            Objects.requireNonNull(masked, "masked");
        }

        @Override
        public boolean isMergeable() {
            return true;
        }
    }

    /** A changed expiry was verified and counts (R12). */
    @JsonTypeName("card-expiry-changed")
    record CardExpiryChanged(CardId card, MaskedCard masked) implements CardVaultEvent {
        public CardExpiryChanged {
            Objects.requireNonNull(card, "card");
            Objects.requireNonNull(masked, "masked");
        }
    }

    /** A changed expiry was not verified; the old one stays (R12). */
    @JsonTypeName("card-expiry-not-changed")
    record CardExpiryNotChanged(CardId card, MaskedCard masked) implements CardVaultEvent {
        public CardExpiryNotChanged {
            Objects.requireNonNull(card, "card");
            Objects.requireNonNull(masked, "masked");
        }
    }

    /** The shopper removed the card. */
    @JsonTypeName("card-removed")
    record CardRemoved(CardId card, MaskedCard masked) implements CardVaultEvent {
        public CardRemoved {
            Objects.requireNonNull(card, "card");
            Objects.requireNonNull(masked, "masked");
        }
    }

    /** The shopper chose another card to pay with first; {@link CardVaults#primary} says which. */
    @JsonTypeName("primary-card-chosen")
    record PrimaryCardChosen() implements CardVaultEvent {
        @Override
        public boolean isMergeable() {
            return true;
        }
    }
}
