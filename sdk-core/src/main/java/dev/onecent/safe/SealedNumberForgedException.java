package dev.onecent.safe;

import dev.onecent.store.CardId;
import dev.onecent.store.ShopperId;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Tells that a sealed number was not sealed for its card: changed, cut, extended, or moved there from another tenant,
 * shopper, card or field. Nothing of it was revealed. Either the database was tampered with, or it was restored
 * wrongly.
 */
public final class SealedNumberForgedException extends CardSafeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Tells of a sealed number that was not sealed for a card. */
    public SealedNumberForgedException(ShopperId owner, CardId card, @Nullable Throwable cause) {
        super("what lies under " + owner + "/" + card + " was not sealed for it", cause);
    }
}
