package dev.onecent.gateway;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.onecent.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The progress of an authorization that was asked for. Micro-authorizations and payments share it: what differs is what
 * follows an {@link Approval}.
 *
 * <pre>
 * Requested -> Unresolved -> Challenged -> Withdrawing      open: its outcome is asked for until it is known (R17)
 *     each -> Approval | Refusal | Absent                   closed
 * </pre>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Authorization.Requested.class, name = "requested"),
    @JsonSubTypes.Type(value = Authorization.Unresolved.class, name = "unresolved"),
    @JsonSubTypes.Type(value = Authorization.Challenged.class, name = "challenged"),
    @JsonSubTypes.Type(value = Authorization.Withdrawing.class, name = "withdrawing"),
    @JsonSubTypes.Type(value = Authorization.Approval.class, name = "approved"),
    @JsonSubTypes.Type(value = Authorization.Refusal.class, name = "refused"),
    @JsonSubTypes.Type(value = Authorization.Absent.class, name = "absent")
})
public sealed interface Authorization {
    /** The outcome is not known. */
    sealed interface Open extends Authorization {
        /** The instant from which on the gateway is asked for the outcome. */
        Instant inquireAt();

        /** The gateway's reference, if an answer gave it. */
        default Optional<GatewayReference> reference() {
            return Optional.empty();
        }

        /** Returns whether an approval would still be welcome; one that comes too late is released. */
        default boolean wanted() {
            return true;
        }

        /**
         * Returns the authorization after an answer, however late.
         *
         * @param latest until when a challenge may wait for the shopper, however late its own deadline
         */
        default Authorization answered(AuthorizationAnswer answer, Instant latest, Instant now) {
            if (answer instanceof AuthorizationAnswer.Approved approved) {
                return Approval.of(approved, now);
            }
            if (answer instanceof AuthorizationAnswer.Declined declined) {
                return new Refusal(declined.reason(), declined.retryable(), now);
            }
            if (answer instanceof AuthorizationAnswer.Challenged challenged) {
                return challenged(challenged, latest);
            }
            return unresolved(answer instanceof Unknown unknown ? unknown.reason() : UnknownReason.PENDING);
        }

        /** Returns the authorization as given up: whatever it did is to be released. */
        default Open withdrawn(Instant now) {
            return new Withdrawing(reference(), now);
        }

        private Authorization challenged(AuthorizationAnswer.Challenged answer, Instant latest) {
            return wanted()
                    ? new Challenged(answer.reference(), answer.challenge().until(latest))
                    : this;
        }

        private Authorization unresolved(UnknownReason reason) {
            return this instanceof Requested ? new Unresolved(inquireAt(), reason) : this;
        }
    }

    /** Saved before the call (R17); the call may be on its way. */
    record Requested(Instant inquireAt) implements Open {
        public Requested {
            Objects.requireNonNull(inquireAt, "inquireAt");
        }
    }

    /**
     * The call was made and its outcome is not known.
     *
     * @param reason for the operator: the kind of failure, in no words of the gateway's
     */
    record Unresolved(Instant inquireAt, UnknownReason reason) implements Open {
        public Unresolved {
            Objects.requireNonNull(inquireAt, "inquireAt");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** The issuer wants to see the shopper. */
    record Challenged(GatewayReference gateway, Challenge challenge) implements Open {
        public Challenged {
            Objects.requireNonNull(gateway, "gateway");
            Objects.requireNonNull(challenge, "challenge");
        }

        @Override
        public Instant inquireAt() {
            return challenge.deadline();
        }

        @Override
        public Optional<GatewayReference> reference() {
            return Optional.of(gateway);
        }
    }

    /** Given up before its outcome was known: it is cancelled, and an approval that still comes is released. */
    record Withdrawing(Optional<GatewayReference> reference, Instant since) implements Open {
        public Withdrawing {
            Objects.requireNonNull(reference, "reference");
            Objects.requireNonNull(since, "since");
        }

        @Override
        public Instant inquireAt() {
            return since;
        }

        @Override
        public boolean wanted() {
            return false;
        }
    }

    /** The amount is held, or taken. */
    record Approval(
            GatewayReference gateway,
            Money amount,
            boolean captured,
            Optional<NetworkTransactionId> network,
            Instant at)
            implements Authorization {
        public Approval {
            Objects.requireNonNull(gateway, "gateway");
            Objects.requireNonNull(amount, "amount");
            Objects.requireNonNull(network, "network");
            Objects.requireNonNull(at, "at");
        }

        /** Returns the approval that an answer gives. */
        public static Approval of(AuthorizationAnswer.Approved answer, Instant now) {
            return new Approval(answer.reference(), answer.amount(), answer.captured(), answer.network(), now);
        }
    }

    /** Refused; nothing is held. */
    record Refusal(DeclineReason reason, boolean retryable, Instant at) implements Authorization {
        public Refusal {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * The gateway has nothing under our reference, or cancelled it. A caller of ours may have been held up between saving
     * its intent and calling, and may have died over the answer, so the gateway is asked twice more: soon, and when no such
     * call can still come.
     *
     * @param lookAgainAt when; empty once that was done
     */
    record Absent(Instant at, Optional<Instant> lookAgainAt) implements Authorization {
        private static final Duration NEXT_LOOK = Duration.ofHours(1);
        private static final Duration LAST_LOOK = Duration.ofHours(23);

        public Absent {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(lookAgainAt, "lookAgainAt");
        }

        /** Returns an authorization that the gateway did not find at an instant. */
        public static Absent at(Instant now) {
            Objects.requireNonNull(now, "now");
            return new Absent(now, Optional.of(now.plus(NEXT_LOOK)));
        }

        /**
         * Returns an authorization that is surely absent: nobody could have called, or the gateway itself says that it
         * ended.
         */
        public static Absent forEver(Instant now) {
            return new Absent(now, Optional.empty());
        }

        /**
         * Returns the authorization after another look that found nothing; a look before its time, because of a notice
         * say, takes the place of none.
         */
        public Absent afterAnotherLook(Instant now) {
            Objects.requireNonNull(now, "now");
            Instant last = at.plus(LAST_LOOK);
            boolean early = lookAgainAt.filter(now::isBefore).isPresent();
            return early
                    ? this
                    : new Absent(
                            at, lookAgainAt.filter(look -> look.isBefore(last)).map(look -> last));
        }
    }
}
