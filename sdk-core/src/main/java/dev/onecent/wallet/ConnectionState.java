package dev.onecent.wallet;

import static com.fasterxml.jackson.annotation.JsonProperty.Access.WRITE_ONLY;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The state of a connection.
 *
 * <pre>
 * NotConnected --the shopper leaves for the wallet--> Leaving --comes back--> Returning --agreed--> Connected
 *      ^                                                 |                       |                     |
 *      \----- nobody comes back -------------------------/                       |                     |
 *      \----- refused, or nobody knows ------------------------------------------/                     |
 *      \----- ended by the shopper or the wallet ------------------------------------------------------/
 * </pre>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ConnectionState.NotConnected.class, name = "not-connected"),
    @JsonSubTypes.Type(value = ConnectionState.Leaving.class, name = "leaving"),
    @JsonSubTypes.Type(value = ConnectionState.Returning.class, name = "returning"),
    @JsonSubTypes.Type(value = ConnectionState.Connected.class, name = "connected")
})
public sealed interface ConnectionState {
    /** Returns when the connection ends by itself. */
    default Optional<Instant> expiresAt() {
        return Optional.empty();
    }

    /** Neither connected nor on the way. */
    record NotConnected(Instant since) implements ConnectionState {
        public NotConnected {
            Objects.requireNonNull(since, "since");
        }
    }

    /**
     * The shopper is at the wallet's site.
     *
     * @param stateHash SHA-256 of the unguessable state, in hex; the state itself is kept nowhere
     * @param verifier what proves to the wallet that the code comes back in this session; not written by a host's JSON mapper
     * @param until when the state is worth nothing any more
     */
    record Leaving(
            String stateHash,
            @JsonProperty(access = WRITE_ONLY) ConnectionVerifier verifier,
            LeaveConfirmation confirmation,
            Instant until)
            implements ConnectionState {
        public Leaving {
            Objects.requireNonNull(stateHash, "stateHash");
            Objects.requireNonNull(verifier, "verifier");
            Objects.requireNonNull(confirmation, "confirmation");
            Objects.requireNonNull(until, "until");
        }

        @Override
        public Optional<Instant> expiresAt() {
            return Optional.of(until);
        }
    }

    /** The state was used up, and the wallet is being asked; saved before the call. */
    record Returning(Instant until) implements ConnectionState {
        public Returning {
            Objects.requireNonNull(until, "until");
        }

        @Override
        public Optional<Instant> expiresAt() {
            return Optional.of(until);
        }
    }

    /**
     * The wallet's cards are offered here. Like a saved card's credential, the account is not written by a host's JSON mapper.
     *
     * @param at since when, by the shop's clock
     * @param primary the wallet's primary card as it was last seen
     */
    record Connected(
            @JsonProperty(access = WRITE_ONLY) WalletAccount account, Instant at, Optional<SeenPrimary> primary)
            implements ConnectionState {
        public Connected {
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(primary, "primary");
        }
    }
}
