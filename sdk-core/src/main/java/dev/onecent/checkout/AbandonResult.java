package dev.onecent.checkout;

import java.util.Objects;

/** The result of leaving a checkout. */
public sealed interface AbandonResult {
    /** The checkout has ended without being paid. */
    record Ended(Checkout checkout) implements AbandonResult {
        public Ended {
            Objects.requireNonNull(checkout, "checkout");
        }
    }

    /** The checkout is paid. */
    record AlreadyPaid(Checkout checkout) implements AbandonResult {
        public AlreadyPaid {
            Objects.requireNonNull(checkout, "checkout");
        }
    }

    /** The outcome of an attempt is not known yet (R3): ask again once it is. */
    record InProgress(Checkout checkout) implements AbandonResult {
        public InProgress {
            Objects.requireNonNull(checkout, "checkout");
        }
    }

    /** The shopper has no such checkout. */
    record NotFound() implements AbandonResult {}
}
