package dev.onecent.payment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.onecent.gateway.Authorization;
import dev.onecent.gateway.Authorization.Approval;
import dev.onecent.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The state of a payment.
 *
 * <pre>
 * Authorizing --approved--> Authorized --capture--> Capturing --done--> Captured --refund--> Refunding --> Captured | Refunded
 *     |                         |--void--> Voiding --done--> Voided
 *     |                         \--the hold is over--> Lapsed --taken at the gateway after all--> Captured
 *     |--approved and captured--> Captured
 *     |--approved once it was given up--> Voiding, or Refunding if captured (R4)
 *     |--declined--> Declined --approved after all--> Voiding | Refunding
 *     \--not at the gateway, or cancelled--> NotCharged --approved after all--> Voiding | Refunding
 * any whose outcome is not known --an operator's word--> SettledByHand
 * </pre>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PaymentState.Authorizing.class, name = "authorizing"),
    @JsonSubTypes.Type(value = PaymentState.Authorized.class, name = "authorized"),
    @JsonSubTypes.Type(value = PaymentState.Lapsed.class, name = "lapsed"),
    @JsonSubTypes.Type(value = PaymentState.Capturing.class, name = "capturing"),
    @JsonSubTypes.Type(value = PaymentState.Captured.class, name = "captured"),
    @JsonSubTypes.Type(value = PaymentState.Voiding.class, name = "voiding"),
    @JsonSubTypes.Type(value = PaymentState.Voided.class, name = "voided"),
    @JsonSubTypes.Type(value = PaymentState.Refunding.class, name = "refunding"),
    @JsonSubTypes.Type(value = PaymentState.Refunded.class, name = "refunded"),
    @JsonSubTypes.Type(value = PaymentState.Declined.class, name = "declined"),
    @JsonSubTypes.Type(value = PaymentState.NotCharged.class, name = "not-charged"),
    @JsonSubTypes.Type(value = PaymentState.SettledByHand.class, name = "settled-by-hand")
})
public sealed interface PaymentState {
    /** Returns when something has to be done. */
    default Optional<Instant> due() {
        return Optional.empty();
    }

    /**
     * Returns whether the shopper's money is, or was, held or taken for what was bought; a refund does not undo
     * that.
     */
    default boolean charged() {
        return false;
    }

    /** Returns the refunds that took effect so far. */
    default List<Refund> refunds() {
        return List.of();
    }

    /** The outcome of the authorization is not known. */
    record Authorizing(Authorization.Open authorization) implements PaymentState {
        public Authorizing {
            Objects.requireNonNull(authorization, "authorization");
        }

        @Override
        public Optional<Instant> due() {
            return Optional.of(authorization.inquireAt());
        }
    }

    /**
     * The amount is held and is to be captured later.
     *
     * @param askAt when the hold may have lapsed, so that the gateway is asked whether it still holds the amount (R16)
     */
    record Authorized(Approval approval, Instant askAt) implements PaymentState {
        public Authorized {
            Objects.requireNonNull(approval, "approval");
            Objects.requireNonNull(askAt, "askAt");
        }

        @Override
        public Optional<Instant> due() {
            return Optional.of(askAt);
        }

        @Override
        public boolean charged() {
            return true;
        }
    }

    /**
     * The gateway holds the authorized amount no longer: the issuer dropped it, or it was released at the gateway's dashboard (R16). Final,
     * unless a notice tells that the amount was taken after all.
     */
    record Lapsed(Approval approval, Instant at) implements PaymentState {
        public Lapsed {
            Objects.requireNonNull(approval, "approval");
            Objects.requireNonNull(at, "at");
        }
    }

    /** The capture was begun; it is repeated with one key until it is acknowledged. */
    record Capturing(Approval approval, Instant since) implements PaymentState {
        public Capturing {
            Objects.requireNonNull(approval, "approval");
            Objects.requireNonNull(since, "since");
        }

        @Override
        public Optional<Instant> due() {
            return Optional.of(since);
        }

        @Override
        public boolean charged() {
            return true;
        }
    }

    /** The amount is taken. */
    record Captured(Approval approval, List<Refund> refunds) implements PaymentState {
        public Captured {
            Objects.requireNonNull(approval, "approval");
            Objects.requireNonNull(refunds, "refunds");
            refunds = List.copyOf(refunds);
        }

        /** Returns the amount that is left after the refunds. */
        public Money left() {
            return refunds.stream().map(Refund::amount).reduce(approval.amount(), Money::minus);
        }

        @Override
        public boolean charged() {
            return true;
        }
    }

    /** The release of an authorized amount was begun. */
    record Voiding(Approval approval, Instant since) implements PaymentState {
        public Voiding {
            Objects.requireNonNull(approval, "approval");
            Objects.requireNonNull(since, "since");
        }

        @Override
        public Optional<Instant> due() {
            return Optional.of(since);
        }
    }

    /** The authorized amount was voided or refunded. Final. */
    record Voided(Approval approval, Instant at) implements PaymentState {
        public Voided {
            Objects.requireNonNull(approval, "approval");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * A refund was begun, on top of those already given; it is repeated with one key until it is acknowledged.
     *
     * @param late of a charge that came too late (R4): it never paid anything
     */
    record Refunding(Captured captured, Refund refund, boolean late, Instant since) implements PaymentState {
        public Refunding {
            Objects.requireNonNull(captured, "captured");
            Objects.requireNonNull(refund, "refund");
            Objects.requireNonNull(since, "since");
        }

        @Override
        public List<Refund> refunds() {
            return captured.refunds();
        }

        @Override
        public Optional<Instant> due() {
            return Optional.of(since);
        }

        @Override
        public boolean charged() {
            return !late;
        }
    }

    /**
     * All of it was voided or refunded. Final.
     *
     * @param late of a charge that came too late (R4): it never paid anything
     */
    record Refunded(Approval approval, List<Refund> refunds, boolean late, Instant at) implements PaymentState {
        public Refunded {
            Objects.requireNonNull(approval, "approval");
            Objects.requireNonNull(refunds, "refunds");
            Objects.requireNonNull(at, "at");
            refunds = List.copyOf(refunds);
        }

        @Override
        public boolean charged() {
            return !late;
        }
    }

    /**
     * The issuer refused, or a wallet by a limit of its own or because the card has expired. Final, unless an approval arrives
     * after all: it is voided or refunded (R4).
     */
    record Declined(Authorization.Refusal refusal) implements PaymentState {
        public Declined {
            Objects.requireNonNull(refusal, "refusal");
        }
    }

    /**
     * The gateway never had it, or cancelled it. Final but for at most two more looks, after 1 and 23 hours: an approval that is
     * found then, or arrives at any time, is voided or refunded (R4).
     */
    record NotCharged(Authorization.Absent absent) implements PaymentState {
        public NotCharged {
            Objects.requireNonNull(absent, "absent");
        }

        @Override
        public Optional<Instant> due() {
            return absent.lookAgainAt();
        }
    }

    /**
     * An operator settled it. Final, unless the operator stated that no money was captured and an approval arrives: it is voided or refunded
     * (R4).
     *
     * @param taken whether the money was taken
     * @param evidence what shows it, for example the acquirer's ticket
     * @param operator the operator's name
     * @param refunds what the gateway had acknowledged as voided or refunded before
     */
    record SettledByHand(boolean taken, String evidence, String operator, Instant at, List<Refund> refunds)
            implements PaymentState {
        public SettledByHand {
            Objects.requireNonNull(evidence, "evidence");
            Objects.requireNonNull(operator, "operator");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(refunds, "refunds");
            refunds = List.copyOf(refunds);
        }

        /** Returns whether that was said on that evidence, and nothing else. */
        public boolean says(boolean wasTaken, String shownBy) {
            Objects.requireNonNull(shownBy, "shownBy");
            return taken == wasTaken && evidence.equals(shownBy);
        }

        @Override
        public boolean charged() {
            return taken;
        }
    }
}
