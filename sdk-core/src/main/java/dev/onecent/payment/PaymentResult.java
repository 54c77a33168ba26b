package dev.onecent.payment;

import dev.onecent.audit.Outcome;
import java.util.Objects;

/** The result of a capture, a void or a refund. */
public sealed interface PaymentResult {
    /** As it is recorded in the audit trail. */
    Outcome outcome();

    /** The operation took effect, from this call or an earlier one. */
    record Done(Payment payment) implements PaymentResult {
        public Done {
            Objects.requireNonNull(payment, "payment");
        }

        @Override
        public Outcome outcome() {
            return Outcome.DONE;
        }
    }

    /** The operation has begun, and due work finishes it; the gateway has not acknowledged it yet. */
    record InProgress(Payment payment) implements PaymentResult {
        public InProgress {
            Objects.requireNonNull(payment, "payment");
        }

        @Override
        public Outcome outcome() {
            return Outcome.PENDING;
        }
    }

    /**
     * The gateway refuses it, and the payment does not stand: a capture came too late, so what was held is voided or refunded; or
     * a void came too late, so what was taken is refunded. Due work finishes that.
     */
    record Reversed(Payment payment) implements PaymentResult {
        public Reversed {
            Objects.requireNonNull(payment, "payment");
        }

        @Override
        public Outcome outcome() {
            return Outcome.REFUSED;
        }
    }

    /** The gateway refuses it, now or when the same command was given before; nothing changed. */
    record Refused(Payment payment) implements PaymentResult {
        public Refused {
            Objects.requireNonNull(payment, "payment");
        }

        @Override
        public Outcome outcome() {
            return Outcome.REFUSED;
        }
    }

    /**
     * A refund of another amount was asked for under this command's id. Nothing was done, and the first one's outcome stays;
     * another refund needs another id (R22).
     */
    record CommandReused(Payment payment) implements PaymentResult {
        public CommandReused {
            Objects.requireNonNull(payment, "payment");
        }

        @Override
        public Outcome outcome() {
            return Outcome.REFUSED;
        }
    }

    /** The amount is held no longer: there is nothing to capture, to void or to refund (R16). */
    record Lapsed(Payment payment) implements PaymentResult {
        public Lapsed {
            Objects.requireNonNull(payment, "payment");
        }

        @Override
        public Outcome outcome() {
            return Outcome.REFUSED;
        }
    }

    /** The payment is not in a state for it, or less is left than was asked for; nothing changed. */
    record NotAllowed(Payment payment) implements PaymentResult {
        public NotAllowed {
            Objects.requireNonNull(payment, "payment");
        }

        @Override
        public Outcome outcome() {
            return Outcome.REFUSED;
        }
    }

    /** The shopper has no such payment. */
    record NotFound() implements PaymentResult {
        @Override
        public Outcome outcome() {
            return Outcome.DENIED;
        }
    }
}
