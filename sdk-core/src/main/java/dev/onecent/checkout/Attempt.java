package dev.onecent.checkout;

import dev.onecent.card.MaskedCard;
import dev.onecent.gateway.CredentialUse;
import dev.onecent.store.CardId;
import java.util.Optional;

/**
 * One attempt to pay a checkout.
 *
 * @param number from 1; with the checkout it makes the payment's id and the gateway's key (R4)
 * @param savedCard the card on file, if it is one
 */
public record Attempt(int number, MaskedCard card, Optional<CardId> savedCard, CredentialUse use) {}
