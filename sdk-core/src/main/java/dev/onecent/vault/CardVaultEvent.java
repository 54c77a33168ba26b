package dev.onecent.vault;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.onecent.card.MaskedCard;
import dev.onecent.store.CardId;
import dev.onecent.store.Event;

/** What happened to a shopper's cards. */
public sealed interface CardVaultEvent extends Event {
    CardId card();

    /** The card is proven and on file. */
    @JsonTypeName("card-linked")
    record CardLinked(CardId card, MaskedCard masked) implements CardVaultEvent {}

    /** The verification failed; nothing of the card is kept. */
    @JsonTypeName("card-not-linked")
    record CardNotLinked(CardId card, MaskedCard masked) implements CardVaultEvent {}

    /** The shopper removed the card. */
    @JsonTypeName("card-removed")
    record CardRemoved(CardId card, MaskedCard masked) implements CardVaultEvent {}

    /** The shopper chose the card to pay with first. */
    @JsonTypeName("primary-card-chosen")
    record PrimaryCardChosen(CardId card) implements CardVaultEvent {}
}
