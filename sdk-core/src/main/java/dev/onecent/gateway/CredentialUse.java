package dev.onecent.gateway;

import java.util.Objects;
import java.util.Optional;

/**
 * The facts about the stored credential that an authorization tells the network (Visa and Mastercard stored-credential
 * framework).
 *
 * @param kind used once, stored for the first time, or used again from store
 * @param initiator who starts this transaction
 * @param purpose for what the card is or will be kept
 * @param original the network's id of the first transaction, where the card was stored with one
 */
public record CredentialUse(Kind kind, Initiator initiator, Purpose purpose, Optional<NetworkTransactionId> original) {
    public CredentialUse {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(initiator, "initiator");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(original, "original");
    }

    /** The origin and the future of the card. */
    public enum Kind {
        /** Not stored before and not after. */
        ONE_OFF,
        /** Being stored with this transaction. */
        FIRST,
        /** From store. */
        SUBSEQUENT
    }

    /** A card that the shopper uses once (D9). */
    public static CredentialUse oneOff() {
        return new CredentialUse(Kind.ONE_OFF, Initiator.SHOPPER, Purpose.ONE_CLICK, Optional.empty());
    }

    /** A card that the shopper is storing. */
    public static CredentialUse first(Purpose purpose) {
        return new CredentialUse(Kind.FIRST, Initiator.SHOPPER, purpose, Optional.empty());
    }

    /** A stored card that the shopper uses again. */
    public static CredentialUse again(Purpose purpose, Optional<NetworkTransactionId> original) {
        return new CredentialUse(Kind.SUBSEQUENT, Initiator.SHOPPER, purpose, original);
    }
}
