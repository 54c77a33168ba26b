package dev.onecent.gateway.internal;

import dev.onecent.card.CardNumber;
import dev.onecent.card.MaskedCard;

/** Recognises the number of a card of which only the look is known (R18). */
public final class CardLook {
    private CardLook() {}

    /** Returns whether a text holds digits in the form of a card number, with the card's last four among them. */
    public static boolean isIn(String text, MaskedCard card) {
        return CardNumber.isIn(text)
                && CardEcho.holds(text, card.lastFour().value().toCharArray(), false);
    }
}
