package dev.onecent.gateway;

import dev.onecent.money.Money;
import java.util.Objects;
import java.util.Optional;

/** The gateway's answer to an {@link AuthorizationRequest}. */
public sealed interface AuthorizationAnswer
        permits AuthorizationAnswer.Approved,
                AuthorizationAnswer.Declined,
                AuthorizationAnswer.Challenged,
                Pending,
                Unknown {
    /**
     * The amount is held, or taken.
     *
     * @param reference the gateway's name
     * @param amount exactly what was asked for
     * @param captured whether it was taken already
     * @param network the network's id of the transaction, where the gateway passes it on
     */
    record Approved(GatewayReference reference, Money amount, boolean captured, Optional<NetworkTransactionId> network)
            implements AuthorizationAnswer {
        public Approved {
            Objects.requireNonNull(reference, "reference");
            Objects.requireNonNull(amount, "amount");
            Objects.requireNonNull(network, "network");
        }
    }

    /**
     * Refused; nothing is held.
     *
     * @param reason as far as the shopper can act on it
     * @param retryable whether the same card may be tried again later
     */
    record Declined(DeclineReason reason, boolean retryable) implements AuthorizationAnswer {
        public Declined {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** The issuer wants to see the shopper first. */
    record Challenged(GatewayReference reference, Challenge challenge) implements AuthorizationAnswer {
        public Challenged {
            Objects.requireNonNull(reference, "reference");
            Objects.requireNonNull(challenge, "challenge");
        }
    }
}
