package dev.onecent.payment;

import java.time.Instant;
import java.util.Objects;

/** The end of a page of a history; the next one begins after it, in time before it. */
public record PaymentCursor(Instant at, PaymentId payment) {
    public PaymentCursor {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(payment, "payment");
    }

    /** Returns the place of a payment in a history. */
    public static PaymentCursor of(Payment payment) {
        Objects.requireNonNull(payment, "payment");
        return new PaymentCursor(payment.requestedAt(), payment.id());
    }

    /** Returns whether it stands after a payment in time, or at the same instant after it by id. */
    public boolean isAfter(Payment other) {
        Objects.requireNonNull(other, "other");
        int order = at.compareTo(other.requestedAt());
        return order > 0
                || (order == 0 && payment.toString().compareTo(other.id().toString()) > 0);
    }
}
