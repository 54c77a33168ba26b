package dev.onecent.card;

/**
 * Asked for by whatever reveals a card's digits (R18), so that one search for its name finds everybody who reads them: the card
 * safe, the gateway's adapter, and nobody else. It guards against reading by accident, not against an attacker in the process.
 */
public final class CardDataAccess {
    private static final CardDataAccess GRANTED = new CardDataAccess();

    private CardDataAccess() {}

    /** For code that a reviewer has agreed may read card data; it wipes what it read after one use. */
    public static CardDataAccess granted() {
        return GRANTED;
    }
}
