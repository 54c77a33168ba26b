package dev.onecent.checkout;

import dev.onecent.card.FormViolation;
import dev.onecent.gateway.Challenge;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.method.Usability;
import dev.onecent.payment.PaymentId;
import dev.onecent.wallet.WalletId;
import java.util.List;

/** What came of asking for a checkout to be paid. */
public sealed interface PayResult {
    /** Paid, now or before. */
    record Paid(Checkout checkout, PaymentId payment) implements PayResult {}

    /** The issuer refused; the shopper may choose again. */
    record Declined(Checkout checkout, DeclineReason reason, boolean retryable) implements PayResult {}

    /** The attempt did not come about; nothing was charged, or it is given back. The shopper may choose again. */
    record NotCharged(Checkout checkout) implements PayResult {}

    /** The issuer wants to see the shopper; a notice with the reference goes on. */
    record ChallengeRequired(Checkout checkout, MerchantReference reference, Challenge challenge)
            implements PayResult {}

    /** The outcome of the attempt is not known yet: it is found out by due work, and nothing is charged twice (R4). */
    record InProgress(Checkout checkout) implements PayResult {}

    /**
     * Another checkout is being paid for some of the same articles, and its outcome is not known yet: go on with that one, or
     * ask again once it is known (R4). Nothing was charged.
     */
    record PaymentInProgress(Checkout checkout, Checkout other) implements PayResult {}

    /** The cart's ticked lines are no longer those of the checkout: start a new one (R2). Nothing was charged. */
    record CartChanged(Checkout checkout) implements PayResult {}

    /** The shopper has no such card. Nothing was charged. */
    record NoSuchCard(Checkout checkout) implements PayResult {}

    /** The card or method cannot pay this checkout, and why. Nothing was charged. */
    record NotUsable(Checkout checkout, Usability why) implements PayResult {}

    /** The host has registered no such method. Nothing was charged. */
    record NoSuchMethod(Checkout checkout) implements PayResult {}

    /** The wallet does not answer, so its card cannot pay now. Nothing was charged. */
    record WalletUnreachable(Checkout checkout, WalletId wallet) implements PayResult {}

    /** The form is not in order: everything that is wrong, at once. Nothing was stored or sent. */
    record Invalid(List<FormViolation> violations) implements PayResult {
        public Invalid {
            violations = List.copyOf(violations);
        }
    }

    /** The checkout was abandoned or has expired. Nothing was charged. */
    record Closed(Checkout checkout) implements PayResult {}

    /** The shopper has no such checkout. Nothing was charged. */
    record NotFound() implements PayResult {}
}
