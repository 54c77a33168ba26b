package dev.onecent.method;

import dev.onecent.card.CardExpiry;
import dev.onecent.card.MaskedCard;
import dev.onecent.store.CardId;

/** One way to pay, as it is shown. */
public sealed interface PaymentOption {
    /** Tells the options of a block apart, for example {@code add-card}. */
    String id();

    /** Whether it can be chosen now. */
    default boolean isUsable() {
        return true;
    }

    /**
     * A card on file.
     *
     * @param usability whether it can pay in this checkout
     * @param primary whether it is the shopper's effective primary (R9)
     */
    record SavedCardOption(CardId card, MaskedCard masked, CardExpiry expiry, Usability usability, boolean primary)
            implements PaymentOption {
        @Override
        public String id() {
            return "card:" + card;
        }

        @Override
        public boolean isUsable() {
            return usability == Usability.USABLE;
        }
    }

    /**
     * Enter a card (D5).
     *
     * @param formOpen whether the empty form is shown at once (D7)
     */
    record AddCardOption(boolean formOpen) implements PaymentOption {
        @Override
        public String id() {
            return "add-card";
        }
    }
}
