package dev.onecent.walletoperator;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The state of a grant.
 *
 * <pre>
 * Offered --the shop fetches it--> Active --ended by the shopper or the shop--> Ended
 *    \--nobody fetches it in time-----------------------------------------------^
 * </pre>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = GrantState.Offered.class, name = "offered"),
    @JsonSubTypes.Type(value = GrantState.Active.class, name = "active"),
    @JsonSubTypes.Type(value = GrantState.Ended.class, name = "ended")
})
public sealed interface GrantState {
    /**
     * The shopper agreed, and the browser carries a code to the shop.
     *
     * @param codeHash SHA-256 of the code's secret, in hex
     * @param challenge of the visit for which the code was issued
     * @param until when the code is worth nothing any more
     */
    record Offered(String codeHash, String challenge, Instant until) implements GrantState {
        public Offered {
            Objects.requireNonNull(codeHash, "codeHash");
            Objects.requireNonNull(challenge, "challenge");
            Objects.requireNonNull(until, "until");
        }
    }

    /**
     * The shop reads and charges the cards.
     *
     * @param secretHash SHA-256 of the account's secret, in hex
     */
    record Active(String secretHash, Instant since) implements GrantState {
        public Active {
            Objects.requireNonNull(secretHash, "secretHash");
            Objects.requireNonNull(since, "since");
        }
    }

    /**
     * The grant has ended: no card can be read or charged by it any more. Final; deleted a while later.
     *
     * @param secretHash of the account that the shop had, by which it is still distinguished from a stranger; empty if nobody fetched it
     */
    record Ended(Instant at, Optional<String> secretHash) implements GrantState {
        public Ended {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(secretHash, "secretHash");
        }
    }
}
