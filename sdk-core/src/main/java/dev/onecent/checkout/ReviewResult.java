package dev.onecent.checkout;

import dev.onecent.form.FormViolation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The result of a step of the review (M3). */
public sealed interface ReviewResult {
    /** The checkout is under review, with the chosen address if there is one. */
    record UnderReview(Checkout checkout) implements ReviewResult {
        public UnderReview {
            Objects.requireNonNull(checkout, "checkout");
        }
    }

    /** The review is over, now or since it was confirmed before: the shopper chooses how to pay. */
    record Confirmed(Checkout checkout) implements ReviewResult {
        public Confirmed {
            Objects.requireNonNull(checkout, "checkout");
        }
    }

    /** There is no delivery address yet; nothing changed. */
    record AddressMissing(Checkout checkout) implements ReviewResult {
        public AddressMissing {
            Objects.requireNonNull(checkout, "checkout");
        }
    }

    /** The address form is not in order: everything that is wrong, at once. Nothing was stored. */
    record Invalid(List<FormViolation> violations) implements ReviewResult {
        public Invalid {
            Objects.requireNonNull(violations, "violations");
            violations = List.copyOf(violations);
        }
    }

    /** The shopper's book has no such address; nothing changed. */
    record NoSuchAddress(Checkout checkout) implements ReviewResult {
        public NoSuchAddress {
            Objects.requireNonNull(checkout, "checkout");
        }
    }

    /** The shopper's book, which was to keep the address, is full; nothing changed. */
    record AddressBookFull(Checkout checkout, int limit) implements ReviewResult {
        public AddressBookFull {
            Objects.requireNonNull(checkout, "checkout");
        }
    }

    /**
     * Too many changes of the shopper's book, which was to keep the address, are not delivered yet; nothing changed. The same may
     * be asked again not before that instant, or at once without keeping the address.
     */
    record TryLater(Checkout checkout, Instant notBefore) implements ReviewResult {
        public TryLater {
            Objects.requireNonNull(checkout, "checkout");
            Objects.requireNonNull(notBefore, "notBefore");
        }
    }

    /** The checkout is not under review: a desktop checkout has none, or the review is over; nothing changed. */
    record NotReviewing(Checkout checkout) implements ReviewResult {
        public NotReviewing {
            Objects.requireNonNull(checkout, "checkout");
        }
    }

    /** The checkout is paid, was abandoned or has expired; nothing changed. */
    record Closed(Checkout checkout) implements ReviewResult {
        public Closed {
            Objects.requireNonNull(checkout, "checkout");
        }
    }

    /** The shopper has no such checkout. */
    record NotFound() implements ReviewResult {}
}
