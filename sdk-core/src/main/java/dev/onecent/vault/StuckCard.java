package dev.onecent.vault;

import dev.onecent.store.CardId;
import dev.onecent.store.Key;
import java.util.Objects;
import java.util.Optional;

/**
 * A card that could not be brought up to the current keys (R20): to look at; it is tried again a day later.
 *
 * @param vault where it lies
 * @param card empty if the vault itself cannot be read or written
 * @param keyId the key that sealed it, if the card is known
 */
public record StuckCard(Key vault, Optional<CardId> card, Optional<String> keyId, Reason reason) {
    public StuckCard {
        Objects.requireNonNull(vault, "vault");
        Objects.requireNonNull(card, "card");
        Objects.requireNonNull(keyId, "keyId");
        Objects.requireNonNull(reason, "reason");
    }

    /** A vault that cannot be read or written. */
    public static StuckCard unreadable(Key vault) {
        return new StuckCard(vault, Optional.empty(), Optional.empty(), Reason.VAULT_UNREADABLE);
    }

    /** The reason why a card cannot be sealed anew. */
    public enum Reason {
        /** The safe does not have the key. */
        KEY_MISSING,
        /** The stored value was not sealed for the card. */
        FORGED,
        /** The vault cannot be read or written at the moment. */
        VAULT_UNREADABLE
    }
}
