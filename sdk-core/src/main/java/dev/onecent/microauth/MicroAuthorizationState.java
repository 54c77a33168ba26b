package dev.onecent.microauth;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.onecent.gateway.Authorization;
import dev.onecent.gateway.Authorization.Approval;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The state of a micro-authorization.
 *
 * <pre>
 * Requesting --approved--> Held --due--> Releasing --acknowledged--> Released
 *    |        zero amount --> Verified         \--hold's longest life passed--> Lapsed
 *    |--declined--> Refused
 *    \--not at the gateway, or cancelled--> NotHeld
 * Refused, NotHeld, Lapsed, SettledByHand --approved after all--> Releasing
 * any that is not final --an operator's word--> SettledByHand
 * </pre>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = MicroAuthorizationState.Requesting.class, name = "requesting"),
    @JsonSubTypes.Type(value = MicroAuthorizationState.Held.class, name = "held"),
    @JsonSubTypes.Type(value = MicroAuthorizationState.Releasing.class, name = "releasing"),
    @JsonSubTypes.Type(value = MicroAuthorizationState.Released.class, name = "released"),
    @JsonSubTypes.Type(value = MicroAuthorizationState.Verified.class, name = "verified"),
    @JsonSubTypes.Type(value = MicroAuthorizationState.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = MicroAuthorizationState.NotHeld.class, name = "not-held"),
    @JsonSubTypes.Type(value = MicroAuthorizationState.Lapsed.class, name = "lapsed"),
    @JsonSubTypes.Type(value = MicroAuthorizationState.SettledByHand.class, name = "settled-by-hand")
})
public sealed interface MicroAuthorizationState {
    /** Returns when something has to be done. */
    default Optional<Instant> due() {
        return Optional.empty();
    }

    /** Returns whether an amount is, or may be, held at the issuer. */
    default boolean mayHoldMoney() {
        return false;
    }

    /** Returns whether the shopper may pay with the card in the checkout in which it was entered (R15). */
    default boolean approved() {
        return false;
    }

    /** Returns whether the card is verified: approved, and released where an amount was held (R15). */
    default boolean proves() {
        return false;
    }

    /** The outcome of the freeze is not known. */
    record Requesting(Authorization.Open authorization) implements MicroAuthorizationState {
        public Requesting {
            Objects.requireNonNull(authorization, "authorization");
        }

        @Override
        public Optional<Instant> due() {
            return Optional.of(authorization.inquireAt());
        }

        @Override
        public boolean mayHoldMoney() {
            return true;
        }
    }

    /** The amount is held and its release is due later. */
    record Held(Approval approval, Instant releaseAt) implements MicroAuthorizationState {
        public Held {
            Objects.requireNonNull(approval, "approval");
            Objects.requireNonNull(releaseAt, "releaseAt");
        }

        @Override
        public Optional<Instant> due() {
            return Optional.of(releaseAt);
        }

        @Override
        public boolean mayHoldMoney() {
            return true;
        }

        @Override
        public boolean approved() {
            return true;
        }
    }

    /**
     * The release was begun; it is repeated with one key until the gateway acknowledges it.
     *
     * @param wanted false for an approval that came after the attempt was given up: it is released and verifies nothing
     */
    record Releasing(Approval approval, boolean wanted, Instant since) implements MicroAuthorizationState {
        public Releasing {
            Objects.requireNonNull(approval, "approval");
            Objects.requireNonNull(since, "since");
        }

        @Override
        public Optional<Instant> due() {
            return Optional.of(since);
        }

        @Override
        public boolean mayHoldMoney() {
            return true;
        }

        @Override
        public boolean approved() {
            return wanted;
        }
    }

    /** The gateway acknowledged the release. Final. */
    record Released(Approval approval, boolean wanted, Instant at) implements MicroAuthorizationState {
        public Released {
            Objects.requireNonNull(approval, "approval");
            Objects.requireNonNull(at, "at");
        }

        @Override
        public boolean approved() {
            return wanted;
        }

        @Override
        public boolean proves() {
            return wanted;
        }
    }

    /** A zero amount was approved: the card is verified and nothing is held (R14). Final. */
    record Verified(Approval approval) implements MicroAuthorizationState {
        public Verified {
            Objects.requireNonNull(approval, "approval");
        }

        @Override
        public boolean approved() {
            return true;
        }

        @Override
        public boolean proves() {
            return true;
        }
    }

    /** The issuer refused; nothing is held. Final, unless an approval arrives after all: it is released. */
    record Refused(Authorization.Refusal refusal) implements MicroAuthorizationState {
        public Refused {
            Objects.requireNonNull(refusal, "refusal");
        }
    }

    /**
     * The gateway never had it, or cancelled it. Final but for at most two more looks, after 1 and 23 hours: an approval that is
     * found then, or arrives at any time, is released.
     */
    record NotHeld(Authorization.Absent absent) implements MicroAuthorizationState {
        public NotHeld {
            Objects.requireNonNull(absent, "absent");
        }

        @Override
        public Optional<Instant> due() {
            return absent.lookAgainAt();
        }
    }

    /**
     * The hold has lapsed: no release was acknowledged, and the longest life of a hold has passed, so the issuer
     * dropped it. Final, unless an approval arrives after all: it is released.
     */
    record Lapsed(Instant at) implements MicroAuthorizationState {
        public Lapsed {
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * An operator settled it (R16). Final, unless an approval arrives after all: it is released.
     *
     * @param evidence what shows that the amount is free, for example the acquirer's ticket
     * @param operator the operator's name
     */
    record SettledByHand(String evidence, String operator, Instant at) implements MicroAuthorizationState {
        public SettledByHand {
            Objects.requireNonNull(evidence, "evidence");
            Objects.requireNonNull(operator, "operator");
            Objects.requireNonNull(at, "at");
        }
    }
}
