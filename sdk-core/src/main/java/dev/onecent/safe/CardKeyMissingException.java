package dev.onecent.safe;

import dev.onecent.store.CardId;
import dev.onecent.store.ShopperId;
import java.io.Serial;
import java.util.Objects;

/**
 * A number was sealed under a key that the safe does not have: destroyed, disabled, or not handed to this process yet. The card
 * stays on file and cannot pay until the key is back; where it never comes back, the shopper enters the card again.
 */
public final class CardKeyMissingException extends CardSafeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String keyId;

    /** Tells of a sealed number whose key is missing. */
    public CardKeyMissingException(ShopperId owner, CardId card, String keyId) {
        super(
                "the number of " + owner + "/" + card + " was sealed under key " + keyId
                        + ", which the safe does not have",
                null);
        this.keyId = Objects.requireNonNull(keyId, "keyId");
    }

    /** The key that is missing, as {@link SealedNumber#keyId()} names it. */
    public String keyId() {
        return keyId;
    }
}
