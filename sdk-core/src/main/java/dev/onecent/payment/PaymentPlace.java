package dev.onecent.payment;

import java.time.Instant;
import java.util.Objects;

/** Where a page of a history ended; the next one begins after it, in time before it. */
public record PaymentPlace(Instant at, PaymentId payment) {
    public PaymentPlace {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(payment, "payment");
    }

    public static PaymentPlace of(Payment payment) {
        Objects.requireNonNull(payment, "payment");
        return new PaymentPlace(payment.requestedAt(), payment.id());
    }

    /** Whether it stands after a payment in time, or at the same instant after it by id. */
    boolean isAfter(Payment other) {
        int order = at.compareTo(other.requestedAt());
        return order > 0
                || (order == 0 && payment.toString().compareTo(other.id().toString()) > 0);
    }
}
