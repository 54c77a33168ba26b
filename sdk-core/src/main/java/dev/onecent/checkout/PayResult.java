package dev.onecent.checkout;

import dev.onecent.audit.Outcome;
import dev.onecent.form.FormViolation;
import dev.onecent.gateway.Challenge;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.method.Usability;
import dev.onecent.payment.PaymentId;
import dev.onecent.wallet.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The result of a command to pay. */
public sealed interface PayResult {
    /** As the audit trail says it. */
    default Outcome outcome() {
        if (this instanceof Paid) {
            return Outcome.DONE;
        }
        if (this instanceof ChallengeRequired || this instanceof InProgress) {
            return Outcome.PENDING;
        }
        if (this instanceof NoSuchCard || this instanceof NotFound) {
            return Outcome.DENIED;
        }
        return this instanceof Invalid ? Outcome.INVALID : Outcome.REFUSED;
    }

    /** Paid, now or before. */
    record Paid(Checkout checkout, PaymentId payment) implements PayResult {
        public Paid {
            Objects.requireNonNull(checkout, "checkout");
            Objects.requireNonNull(payment, "payment");
        }
    }

    /** The issuer refused; the shopper may choose again. */
    record Declined(Checkout checkout, DeclineReason reason, boolean retryable) implements PayResult {
        public Declined {
            Objects.requireNonNull(checkout, "checkout");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** The attempt did not come about; nothing was charged, or it is voided or refunded. The shopper may choose again. */
    record NotCharged(Checkout checkout) implements PayResult {
        public NotCharged {
            Objects.requireNonNull(checkout, "checkout");
        }
    }

    /** The issuer wants to see the shopper; a notice with the reference goes on. */
    record ChallengeRequired(Checkout checkout, MerchantReference reference, Challenge challenge) implements PayResult {
        public ChallengeRequired {
            Objects.requireNonNull(checkout, "checkout");
            Objects.requireNonNull(reference, "reference");
            Objects.requireNonNull(challenge, "challenge");
        }
    }

    /** The outcome of the attempt is not known yet: it is found out by due work, and nothing is charged twice (R4). */
    record InProgress(Checkout checkout) implements PayResult {
        public InProgress {
            Objects.requireNonNull(checkout, "checkout");
        }
    }

    /**
     * Another checkout is being paid for some of the same articles, and its outcome is not known yet: go on with that one, or
     * ask again once it is known (R4). Nothing was charged.
     */
    record PaymentInProgress(Checkout checkout, Checkout other) implements PayResult {
        public PaymentInProgress {
            Objects.requireNonNull(checkout, "checkout");
            Objects.requireNonNull(other, "other");
        }
    }

    /** The cart's ticked lines are no longer those of the checkout: start a new one (R2). Nothing was charged. */
    record CartChanged(Checkout checkout) implements PayResult {
        public CartChanged {
            Objects.requireNonNull(checkout, "checkout");
        }
    }

    /** The checkout costs nothing: it completes without a method, by {@code Checkouts.complete}. Nothing was charged. */
    record NothingToPay(Checkout checkout) implements PayResult {
        public NothingToPay {
            Objects.requireNonNull(checkout, "checkout");
        }
    }

    /** The shopper has no such card. Nothing was charged. */
    record NoSuchCard(Checkout checkout) implements PayResult {
        public NoSuchCard {
            Objects.requireNonNull(checkout, "checkout");
        }
    }

    /** The card or method cannot pay this checkout, and why. Nothing was charged. */
    record NotUsable(Checkout checkout, Usability why) implements PayResult {
        public NotUsable {
            Objects.requireNonNull(checkout, "checkout");
            Objects.requireNonNull(why, "why");
        }
    }

    /** The host has registered no such method. Nothing was charged. */
    record NoSuchMethod(Checkout checkout) implements PayResult {
        public NoSuchMethod {
            Objects.requireNonNull(checkout, "checkout");
        }
    }

    /** The block has no such option: what was posted names neither a card nor a method. Nothing was charged. */
    record NoSuchOption(Checkout checkout) implements PayResult {
        public NoSuchOption {
            Objects.requireNonNull(checkout, "checkout");
        }
    }

    /** The wallet does not answer, so its card cannot pay now. Nothing was charged. */
    record WalletUnreachable(Checkout checkout, WalletId wallet) implements PayResult {
        public WalletUnreachable {
            Objects.requireNonNull(checkout, "checkout");
            Objects.requireNonNull(wallet, "wallet");
        }
    }

    /**
     * The host chose to take no card numbers ({@code OneCentBuilder.withoutCardNumbers}): a card that is used once must come as
     * a token too. Nothing was read, stored or sent.
     */
    record TypedCardNotTaken(Checkout checkout) implements PayResult {
        public TypedCardNotTaken {
            Objects.requireNonNull(checkout, "checkout");
        }
    }

    /**
     * Too many attempts were made lately, the answer does not say by whom and with what (R21). Nothing was stored or charged; not before that
     * instant the same command may be given again.
     */
    record TryLater(Checkout checkout, Instant notBefore) implements PayResult {
        public TryLater {
            Objects.requireNonNull(checkout, "checkout");
            Objects.requireNonNull(notBefore, "notBefore");
        }
    }

    /**
     * The host is to ask for a CAPTCHA, or whatever its {@code HumanVerifier} checks, and to give the same command again with
     * the proof (R21). Nothing was stored or charged.
     */
    record ProofRequired(Checkout checkout) implements PayResult {
        public ProofRequired {
            Objects.requireNonNull(checkout, "checkout");
        }
    }

    /** The form is not in order: everything that is wrong, at once. Nothing was stored or sent. */
    record Invalid(List<FormViolation> violations) implements PayResult {
        public Invalid {
            Objects.requireNonNull(violations, "violations");
            violations = List.copyOf(violations);
        }
    }

    /** The checkout's address is still under review: confirm it first (M3). Nothing was charged. */
    record UnderReview(Checkout checkout) implements PayResult {
        public UnderReview {
            Objects.requireNonNull(checkout, "checkout");
        }
    }

    /** The checkout was abandoned or has expired. Nothing was charged. */
    record Closed(Checkout checkout) implements PayResult {
        public Closed {
            Objects.requireNonNull(checkout, "checkout");
        }
    }

    /**
     * The checkout was tried to pay under this command's id with another card or method. Nothing was done, and what the first command
     * did stands; another command needs another id (R22).
     */
    record CommandReused(Checkout checkout) implements PayResult {
        public CommandReused {
            Objects.requireNonNull(checkout, "checkout");
        }
    }

    /** The shopper has no such checkout. Nothing was charged. */
    record NotFound() implements PayResult {}
}
