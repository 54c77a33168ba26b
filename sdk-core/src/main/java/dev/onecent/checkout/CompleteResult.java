package dev.onecent.checkout;

import dev.onecent.audit.Outcome;
import java.util.Objects;

/** The answer to completing a checkout that costs nothing. */
public sealed interface CompleteResult {
    /** Returns the outcome for the audit trail. */
    default Outcome outcome() {
        if (this instanceof Completed) {
            return Outcome.DONE;
        }
        return this instanceof NotFound ? Outcome.DENIED : Outcome.REFUSED;
    }

    /** The checkout is complete, from this call or an earlier one: its state is {@code Paid}, without a payment. */
    record Completed(Checkout checkout) implements CompleteResult {
        public Completed {
            Objects.requireNonNull(checkout, "checkout");
        }
    }

    /** The total is not zero, so the checkout is paid with a method. Nothing changed. */
    record PaymentRequired(Checkout checkout) implements CompleteResult {
        public PaymentRequired {
            Objects.requireNonNull(checkout, "checkout");
        }
    }

    /**
     * Another checkout is being paid for some of the same articles, and its outcome is not known yet: go on with that one, or
     * ask again once it is known (R4). Nothing changed.
     */
    record PaymentInProgress(Checkout checkout, Checkout other) implements CompleteResult {
        public PaymentInProgress {
            Objects.requireNonNull(checkout, "checkout");
            Objects.requireNonNull(other, "other");
        }
    }

    /** The cart's ticked lines are no longer those of the checkout: start a new one (R2). Nothing changed. */
    record CartChanged(Checkout checkout) implements CompleteResult {
        public CartChanged {
            Objects.requireNonNull(checkout, "checkout");
        }
    }

    /** The checkout's address is still under review: confirm it first (M3). Nothing changed. */
    record UnderReview(Checkout checkout) implements CompleteResult {
        public UnderReview {
            Objects.requireNonNull(checkout, "checkout");
        }
    }

    /** The checkout was abandoned or has expired. Nothing changed. */
    record Closed(Checkout checkout) implements CompleteResult {
        public Closed {
            Objects.requireNonNull(checkout, "checkout");
        }
    }

    /** The shopper has no such checkout. */
    record NotFound() implements CompleteResult {}
}
