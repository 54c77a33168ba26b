package dev.onecent.vault;

import dev.onecent.audit.Outcome;
import java.util.Objects;

/** The result of removing cards or choosing the primary one. */
public sealed interface VaultResult {
    /** As the audit trail says it. */
    default Outcome outcome() {
        if (this instanceof Done) {
            return Outcome.DONE;
        }
        return this instanceof NoSuchCard ? Outcome.DENIED : Outcome.REFUSED;
    }

    /** The change is in effect, from this call or an earlier one. */
    record Done(CardVault vault) implements VaultResult {
        public Done {
            Objects.requireNonNull(vault, "vault");
        }
    }

    /** Some cards named are the shopper's and some are not; nothing changed (R10). */
    record NoSuchCard() implements VaultResult {}

    /** The card is not proven, has expired or must be entered again, so it cannot be primary; nothing changed (R9). */
    record NotUsable(SavedCard card) implements VaultResult {
        public NotUsable {
            Objects.requireNonNull(card, "card");
        }
    }
}
