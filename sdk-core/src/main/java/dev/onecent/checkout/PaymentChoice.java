package dev.onecent.checkout;

import dev.onecent.card.CardSource;
import dev.onecent.store.CardId;

/** With what the shopper pays. */
public sealed interface PaymentChoice {
    /** A card on file. */
    record WithSavedCard(CardId card) implements PaymentChoice {}

    /** A card that serves this one payment and is not kept (D9, R8); masked when printed. */
    record WithCard(CardSource source) implements PaymentChoice {}
}
