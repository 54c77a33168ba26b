package dev.onecent.checkout.internal;

import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.CheckoutState.AwaitingChallenge;
import dev.onecent.checkout.CheckoutState.Paid;
import dev.onecent.checkout.PayResult;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentState;
import dev.onecent.payment.internal.StoredPayments;
import java.time.InstantSource;
import java.util.Optional;

/** The answers to a shopper who pays: the state of an attempt, or why none can begin. */
final class PayAnswers {
    private final StoredPayments payments;
    private final InstantSource clock;

    PayAnswers(StoredPayments payments, InstantSource clock) {
        this.payments = payments;
        this.clock = clock;
    }

    /** Returns why no attempt can begin, whatever the card; empty if one can. */
    Optional<PayResult> refusal(Checkout checkout) {
        if (checkout.isFree()) {
            return Optional.of(new PayResult.NothingToPay(checkout));
        }
        if (checkout.state() instanceof Paid paid) {
            return paid.payment().<PayResult>map(payment -> new PayResult.Paid(checkout, payment));
        }
        if (checkout.runningAttempt().isPresent()) {
            return Optional.of(running(checkout));
        }
        if (checkout.isUnderReviewAt(clock.instant())) {
            return Optional.of(new PayResult.UnderReview(checkout));
        }
        return checkout.isOpenAt(clock.instant()) ? Optional.empty() : Optional.of(new PayResult.Closed(checkout));
    }

    /** Returns the state or the end of an attempt, whatever happened to the checkout since (R22). */
    PayResult of(Checkout checkout, int attempt) {
        if (checkout.state() instanceof Paid paid
                && paid.payment().filter(checkout.payment(attempt)::equals).isPresent()) {
            return new PayResult.Paid(checkout, checkout.payment(attempt));
        }
        boolean running =
                checkout.runningAttempt().filter(now -> now.number() == attempt).isPresent();
        return running ? running(checkout) : ended(checkout, attempt);
    }

    /** Returns the payment of a challenge that the shopper has passed or failed, that is not applied to the checkout yet. */
    Optional<Payment> paymentNotApplied(Checkout checkout) {
        return checkout.state() instanceof AwaitingChallenge waiting
                ? payments.find(checkout.owner(), checkout.payment(waiting.attempt()))
                        .filter(payment -> Checkout.challenge(payment).isEmpty())
                : Optional.empty();
    }

    private PayResult ended(Checkout checkout, int attempt) {
        Optional<Payment> payment = payments.find(checkout.owner(), checkout.payment(attempt));
        if (payment.map(Payment::state).orElse(null) instanceof PaymentState.Declined declined) {
            return new PayResult.Declined(
                    checkout, declined.refusal().reason(), declined.refusal().retryable());
        }
        return isClosed(checkout) ? new PayResult.Closed(checkout) : new PayResult.NotCharged(checkout);
    }

    private boolean isClosed(Checkout checkout) {
        boolean settled =
                checkout.state() instanceof Paid || checkout.runningAttempt().isPresent();
        return !settled && checkout.isOverAt(clock.instant());
    }

    /** A challenge that the shopper has passed is asked for no more, though the checkout waits for what follows. */
    private PayResult running(Checkout checkout) {
        return checkout.state() instanceof AwaitingChallenge waiting
                        && payments.find(checkout.owner(), checkout.payment(waiting.attempt()))
                                .flatMap(Checkout::challenge)
                                .isPresent()
                ? new PayResult.ChallengeRequired(checkout, reference(checkout, waiting), waiting.challenge())
                : new PayResult.InProgress(checkout);
    }

    private static MerchantReference reference(Checkout checkout, AwaitingChallenge waiting) {
        return Payment.reference(checkout.payment(waiting.attempt()));
    }
}
