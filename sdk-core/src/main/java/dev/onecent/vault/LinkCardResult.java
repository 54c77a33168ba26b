package dev.onecent.vault;

import dev.onecent.audit.Outcome;
import dev.onecent.form.FormViolation;
import dev.onecent.gateway.Challenge;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.gateway.MerchantReference;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The result of a command to put a card on file. */
public sealed interface LinkCardResult {
    /** The card that it is about, if it got an id. */
    default Optional<SavedCard> about() {
        return Optional.empty();
    }

    /** As the audit trail says it. */
    default Outcome outcome() {
        if (this instanceof Linked || this instanceof AlreadyLinked) {
            return Outcome.DONE;
        }
        if (this instanceof BeingVerified || this instanceof ChallengeRequired) {
            return Outcome.PENDING;
        }
        return this instanceof Invalid ? Outcome.INVALID : Outcome.REFUSED;
    }

    /** Held, released, linked (W6). */
    record Linked(SavedCard card) implements LinkCardResult {
        public Linked {
            Objects.requireNonNull(card, "card");
        }

        @Override
        public Optional<SavedCard> about() {
            return Optional.of(card);
        }
    }

    /**
     * The freeze or its release is not confirmed yet; due work resumes it. If the freeze is approved the card can pay in
     * the checkout in which it was entered (R15).
     */
    record BeingVerified(SavedCard card) implements LinkCardResult {
        public BeingVerified {
            Objects.requireNonNull(card, "card");
        }

        @Override
        public Optional<SavedCard> about() {
            return Optional.of(card);
        }
    }

    /** The issuer wants to see the shopper; a notice with the reference goes on. */
    record ChallengeRequired(SavedCard card, MerchantReference reference, Challenge challenge)
            implements LinkCardResult {
        public ChallengeRequired {
            Objects.requireNonNull(card, "card");
            Objects.requireNonNull(reference, "reference");
            Objects.requireNonNull(challenge, "challenge");
        }

        @Override
        public Optional<SavedCard> about() {
            return Optional.of(card);
        }
    }

    /** The issuer refused; nothing is held, and of the card its brand and last four digits are kept with the command, nothing else. */
    record Refused(DeclineReason reason, boolean retryable) implements LinkCardResult {
        public Refused {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * The verification did not come about; what was held is released, nothing of the card is kept; try again with a new
     * command id.
     */
    record NotVerified() implements LinkCardResult {}

    /** The card is on file already (R11). */
    record AlreadyLinked(SavedCard existing) implements LinkCardResult {
        public AlreadyLinked {
            Objects.requireNonNull(existing, "existing");
        }

        @Override
        public Optional<SavedCard> about() {
            return Optional.of(existing);
        }
    }

    /** The shopper has as many cards as the policy allows (R13). */
    record TooManyCards(int limit) implements LinkCardResult {}

    /**
     * Too many attempts were made lately, the answer does not say by whom and with what (R21). Nothing was stored or sent; not before that
     * instant the same command may be given again.
     */
    record TryLater(Instant notBefore) implements LinkCardResult {
        public TryLater {
            Objects.requireNonNull(notBefore, "notBefore");
        }
    }

    /**
     * The host is to ask for a CAPTCHA, or whatever its {@code HumanVerifier} checks, and to give the same command again with
     * the proof (R21). Nothing was stored or sent.
     */
    record ProofRequired() implements LinkCardResult {}

    /** The form is not in order: everything that is wrong, at once. Nothing was stored or sent. */
    record Invalid(List<FormViolation> violations) implements LinkCardResult {
        public Invalid {
            Objects.requireNonNull(violations, "violations");
            violations = List.copyOf(violations);
        }
    }

    /**
     * The host chose to take no card numbers ({@code OneCentBuilder.withoutCardNumbers}): the card must come as a token of the
     * gateway's client-side fields. Nothing was read, stored or sent.
     */
    record TypedCardNotTaken() implements LinkCardResult {}

    /**
     * The shopper's vault has carried out another command under this id: another card, consent or checkout, or an edit. Nothing was
     * done, and what the first one did stands; another command needs another id (R22). It counts as an attempt to enter a card (R21),
     * so {@link TryLater} or {@link ProofRequired} answers instead where no more are allowed.
     */
    record CommandReused() implements LinkCardResult {}

    /** The shopper has no such open checkout to enter a card in (D1). Nothing was stored or sent. */
    record NoOpenCheckout() implements LinkCardResult {}

    /** The checkout's address is still under review: confirm it first (M3). Nothing was stored or sent. */
    record CheckoutUnderReview() implements LinkCardResult {}
}
