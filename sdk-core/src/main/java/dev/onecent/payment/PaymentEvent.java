package dev.onecent.payment;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.money.Money;
import dev.onecent.store.Event;
import java.util.Objects;

/** An event about a payment. */
public sealed interface PaymentEvent extends Event {
    /** Returns the payment. */
    PaymentId payment();

    /** The amount is held. */
    @JsonTypeName("payment-authorized")
    record PaymentAuthorized(PaymentId payment, Money amount) implements PaymentEvent {
        public PaymentAuthorized {
            Objects.requireNonNull(payment, "payment");
            Objects.requireNonNull(amount, "amount");
        }
    }

    /** The amount is taken. */
    @JsonTypeName("payment-captured")
    record PaymentCaptured(PaymentId payment, Money amount) implements PaymentEvent {
        public PaymentCaptured {
            Objects.requireNonNull(payment, "payment");
            Objects.requireNonNull(amount, "amount");
        }
    }

    /** The issuer, or the wallet that was to pay, refused. */
    @JsonTypeName("payment-declined")
    record PaymentDeclined(PaymentId payment, DeclineReason reason) implements PaymentEvent {
        public PaymentDeclined {
            Objects.requireNonNull(payment, "payment");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** The amount held was voided or refunded. */
    @JsonTypeName("payment-voided")
    record PaymentVoided(PaymentId payment, Money amount) implements PaymentEvent {
        public PaymentVoided {
            Objects.requireNonNull(payment, "payment");
            Objects.requireNonNull(amount, "amount");
        }
    }

    /** The amount that was authorized is held no longer, and was not taken: there is nothing to capture (R16). */
    @JsonTypeName("payment-lapsed")
    record PaymentLapsed(PaymentId payment, Money amount) implements PaymentEvent {
        public PaymentLapsed {
            Objects.requireNonNull(payment, "payment");
            Objects.requireNonNull(amount, "amount");
        }
    }

    /** Money was voided or refunded. */
    @JsonTypeName("payment-refunded")
    record PaymentRefunded(PaymentId payment, Money amount) implements PaymentEvent {
        public PaymentRefunded {
            Objects.requireNonNull(payment, "payment");
            Objects.requireNonNull(amount, "amount");
        }
    }
}
