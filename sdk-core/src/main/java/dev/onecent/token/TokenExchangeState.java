package dev.onecent.token;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.onecent.gateway.Authorization.Absent;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The state of an exchange.
 *
 * <pre>
 * Exchanging --answered--> Attached --its card goes, or was never kept--> Detaching --acknowledged--> (deleted)
 *     |  \--refused--> (deleted)                                             ^
 *     \--nobody waits any more--> Withdrawing --found--> --------------------|
 *                                     \--not found--> Gone --found after all-/
 * </pre>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TokenExchangeState.Exchanging.class, name = "exchanging"),
    @JsonSubTypes.Type(value = TokenExchangeState.Attached.class, name = "attached"),
    @JsonSubTypes.Type(value = TokenExchangeState.Withdrawing.class, name = "withdrawing"),
    @JsonSubTypes.Type(value = TokenExchangeState.Detaching.class, name = "detaching"),
    @JsonSubTypes.Type(value = TokenExchangeState.Gone.class, name = "gone")
})
public sealed interface TokenExchangeState {
    /** Returns when something has to be done. */
    Optional<Instant> due();

    /** Saved before the call (R17); the call may be on its way. */
    record Exchanging(Instant inquireAt) implements TokenExchangeState {
        public Exchanging {
            Objects.requireNonNull(inquireAt, "inquireAt");
        }

        @Override
        public Optional<Instant> due() {
            return Optional.of(inquireAt);
        }
    }

    /**
     * The gateway keeps the card.
     *
     * @param checkAt when to look whether a card names the token; empty once one does: then its vault says when it goes
     */
    record Attached(String token, Optional<Instant> checkAt) implements TokenExchangeState {
        public Attached {
            Objects.requireNonNull(token, "token");
            Objects.requireNonNull(checkAt, "checkAt");
        }

        @Override
        public Optional<Instant> due() {
            return checkAt;
        }

        @Override
        public String toString() {
            return "Attached[*, " + checkAt + "]";
        }
    }

    /** Given up before its outcome was known: what it attached is to be found, and detached. */
    record Withdrawing(Instant inquireAt) implements TokenExchangeState {
        public Withdrawing {
            Objects.requireNonNull(inquireAt, "inquireAt");
        }

        @Override
        public Optional<Instant> due() {
            return Optional.of(inquireAt);
        }
    }

    /** No card names the token: the gateway is asked to forget it until it says that it did. */
    record Detaching(String token, Instant since) implements TokenExchangeState {
        public Detaching {
            Objects.requireNonNull(token, "token");
            Objects.requireNonNull(since, "since");
        }

        @Override
        public Optional<Instant> due() {
            return Optional.of(since);
        }

        @Override
        public String toString() {
            return "Detaching[*, " + since + "]";
        }
    }

    /** The gateway has nothing under our reference; a caller may have been held up, so it is looked for twice more. */
    record Gone(Absent absent) implements TokenExchangeState {
        public Gone {
            Objects.requireNonNull(absent, "absent");
        }

        @Override
        public Optional<Instant> due() {
            return absent.lookAgainAt();
        }
    }
}
