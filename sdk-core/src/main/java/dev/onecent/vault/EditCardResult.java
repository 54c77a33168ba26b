package dev.onecent.vault;

import dev.onecent.audit.Outcome;
import dev.onecent.form.FormViolation;
import dev.onecent.gateway.Challenge;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.gateway.MerchantReference;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The result of a command to change a card. */
public sealed interface EditCardResult {
    /** As the audit trail says it. */
    default Outcome outcome() {
        if (this instanceof Edited) {
            return Outcome.DONE;
        }
        if (this instanceof BeingVerified || this instanceof ChallengeRequired) {
            return Outcome.PENDING;
        }
        if (this instanceof NoSuchCard) {
            return Outcome.DENIED;
        }
        return this instanceof Invalid ? Outcome.INVALID : Outcome.REFUSED;
    }

    /** The changes are in effect. */
    record Edited(SavedCard card) implements EditCardResult {
        public Edited {
            Objects.requireNonNull(card, "card");
        }
    }

    /** Holder and nickname hold; the new expiry is being verified, and the old one counts until then. */
    record BeingVerified(SavedCard card) implements EditCardResult {
        public BeingVerified {
            Objects.requireNonNull(card, "card");
        }
    }

    /** The issuer wants to see the shopper before the new expiry counts; a notice with the reference goes on. */
    record ChallengeRequired(SavedCard card, MerchantReference reference, Challenge challenge)
            implements EditCardResult {
        public ChallengeRequired {
            Objects.requireNonNull(card, "card");
            Objects.requireNonNull(reference, "reference");
            Objects.requireNonNull(challenge, "challenge");
        }
    }

    /** Holder and nickname hold; the issuer refused the new expiry, the old one stays. */
    record ExpiryRefused(SavedCard card, DeclineReason reason, boolean retryable) implements EditCardResult {
        public ExpiryRefused {
            Objects.requireNonNull(card, "card");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Holder and nickname hold; the verification did not come about, the old expiry stays; it may be tried again. */
    record ExpiryNotVerified(SavedCard card) implements EditCardResult {
        public ExpiryNotVerified {
            Objects.requireNonNull(card, "card");
        }
    }

    /**
     * A changed expiry must be verified, and the number cannot be opened any more: its key is missing. Nothing changed; the shopper
     * enters the card again.
     */
    record MustBeEnteredAgain(SavedCard card) implements EditCardResult {
        public MustBeEnteredAgain {
            Objects.requireNonNull(card, "card");
        }
    }

    /** A later edit changed the expiry, or typed the old one back: what this command asked for does not count any more. */
    record Superseded(SavedCard card) implements EditCardResult {
        public Superseded {
            Objects.requireNonNull(card, "card");
        }
    }

    /** The card itself is still being verified: its expiry cannot be changed yet. Nothing changed. */
    record NotLinkedYet(SavedCard card) implements EditCardResult {
        public NotLinkedYet {
            Objects.requireNonNull(card, "card");
        }
    }

    /**
     * Too many attempts were made lately, the answer does not say by whom and with what (R21). Nothing changed; not before that instant the
     * same command may be given again.
     */
    record TryLater(Instant notBefore) implements EditCardResult {
        public TryLater {
            Objects.requireNonNull(notBefore, "notBefore");
        }
    }

    /**
     * The host is to ask for a CAPTCHA, or whatever its {@code HumanVerifier} checks, and to give the same command again with
     * the proof (R21). Nothing changed.
     */
    record ProofRequired() implements EditCardResult {}

    /** The input is not in order: everything that is wrong, at once. Nothing changed. */
    record Invalid(List<FormViolation> violations) implements EditCardResult {
        public Invalid {
            Objects.requireNonNull(violations, "violations");
            violations = List.copyOf(violations);
        }
    }

    /**
     * The shopper's vault has carried out another command under this id: another card or other changes, or a link. Nothing was done,
     * and what the first one did stands; another command needs another id (R22).
     */
    record CommandReused() implements EditCardResult {}

    /** The shopper has no such card. */
    record NoSuchCard() implements EditCardResult {}
}
