package dev.onecent.checkout;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.onecent.gateway.Challenge;
import dev.onecent.payment.PaymentId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The state of a checkout (R3).
 *
 * <pre>
 * Reviewing (on a mobile, M3)
 *     |   ^
 *  confirmed
 *     v   |
 * ChoosingMethod --pay--> Paying --approved--> Paid
 *     ^   |                 |  \--issuer wants to see the shopper--> AwaitingChallenge --> Paid
 *     |   |                 \--declined, or not charged--> ChoosingMethod                  \--> ChoosingMethod
 *     |   \--the shopper leaves--> Abandoned
 *     \-- \--nobody comes back--> Expired
 * </pre>
 *
 * <p>A checkout whose total is zero goes from {@code ChoosingMethod} to {@code Paid} at once. Leaving, and nobody coming back, end a review as well. On a desktop a checkout starts where the shopper chooses how to
 * pay.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CheckoutState.Reviewing.class, name = "reviewing"),
    @JsonSubTypes.Type(value = CheckoutState.ChoosingMethod.class, name = "choosing-method"),
    @JsonSubTypes.Type(value = CheckoutState.Paying.class, name = "paying"),
    @JsonSubTypes.Type(value = CheckoutState.AwaitingChallenge.class, name = "awaiting-challenge"),
    @JsonSubTypes.Type(value = CheckoutState.Paid.class, name = "paid"),
    @JsonSubTypes.Type(value = CheckoutState.Abandoned.class, name = "abandoned"),
    @JsonSubTypes.Type(value = CheckoutState.Expired.class, name = "expired")
})
public sealed interface CheckoutState {
    /**
     * The shopper reviews what is bought and where it goes (M3); the address is the checkout's.
     *
     * @param setback why the last attempt to pay did not pay, should the shopper have come back to the review
     */
    record Reviewing(Optional<FailedAttempt> setback) implements CheckoutState {
        public Reviewing {
            Objects.requireNonNull(setback, "setback");
        }
    }

    /** The shopper chooses how to pay. */
    record ChoosingMethod(Optional<FailedAttempt> setback) implements CheckoutState {
        public ChoosingMethod {
            Objects.requireNonNull(setback, "setback");
        }
    }

    /**
     * The outcome of an attempt is not known; it cannot be abandoned meanwhile.
     *
     * @param checkAt when to look after it, should nobody come back
     */
    record Paying(PaymentAttempt attempt, Instant checkAt) implements CheckoutState {
        public Paying {
            Objects.requireNonNull(attempt, "attempt");
            Objects.requireNonNull(checkAt, "checkAt");
        }
    }

    /** The issuer wants to see the shopper. */
    record AwaitingChallenge(PaymentAttempt attempt, Challenge challenge) implements CheckoutState {
        public AwaitingChallenge {
            Objects.requireNonNull(attempt, "attempt");
            Objects.requireNonNull(challenge, "challenge");
        }
    }

    /**
     * Paid, or completed because it costs nothing (R4). Final.
     *
     * @param payment what paid it; empty if its total is zero
     * @param attempt the attempt that paid; empty if its total is zero
     * @param cleared whether the bought quantities have left the cart (R5)
     */
    record Paid(Optional<PaymentId> payment, Optional<PaymentAttempt> attempt, Instant at, boolean cleared)
            implements CheckoutState {
        public Paid {
            Objects.requireNonNull(payment, "payment");
            Objects.requireNonNull(attempt, "attempt");
            Objects.requireNonNull(at, "at");
            if (payment.isPresent() != attempt.isPresent()) {
                throw new IllegalArgumentException("a payment is made by an attempt");
            }
        }

        static Paid by(PaymentId payment, PaymentAttempt attempt, Instant at) {
            return new Paid(Optional.of(payment), Optional.of(attempt), at, false);
        }

        static Paid withoutPayment(Instant at) {
            return new Paid(Optional.empty(), Optional.empty(), at, false);
        }
    }

    /** The shopper left. Final. */
    record Abandoned(Instant at) implements CheckoutState {
        public Abandoned {
            Objects.requireNonNull(at, "at");
        }
    }

    /** The checkout expired: the shopper did not come back in time. Final. */
    record Expired(Instant at) implements CheckoutState {
        public Expired {
            Objects.requireNonNull(at, "at");
        }
    }
}
