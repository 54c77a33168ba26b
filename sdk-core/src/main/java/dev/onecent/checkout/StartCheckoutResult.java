package dev.onecent.checkout;

import java.time.Instant;
import java.util.Objects;

/** The result of starting a checkout. */
public sealed interface StartCheckoutResult {
    /**
     * The checkout was started, now or with the same id before; then it may have been paid or have ended since, as its
     * state says.
     */
    record Started(Checkout checkout) implements StartCheckoutResult {
        public Started {
            Objects.requireNonNull(checkout, "checkout");
        }
    }

    /**
     * Another checkout is being paid for some of the ticked articles, and its outcome is not known yet: go on with that one, or
     * ask again once it is known (R4).
     */
    record PaymentInProgress(Checkout other) implements StartCheckoutResult {
        public PaymentInProgress {
            Objects.requireNonNull(other, "other");
        }
    }

    /**
     * The shopper has started more checkouts than the policy admits within its window (R21, R25). Nothing was started. The shopper
     * goes on with a checkout that is open, or starts another one later.
     *
     * @param notBefore when the next start is admitted
     */
    record TooManyStarted(Instant notBefore) implements StartCheckoutResult {
        public TooManyStarted {
            Objects.requireNonNull(notBefore, "notBefore");
        }
    }

    /** The cart is empty: an item is put in first (D1). */
    record CartEmpty() implements StartCheckoutResult {}

    /** No line is ticked (D2). */
    record NothingTicked() implements StartCheckoutResult {}
}
