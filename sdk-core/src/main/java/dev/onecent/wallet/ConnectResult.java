package dev.onecent.wallet;

import dev.onecent.audit.Outcome;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;

/** The result of connecting a wallet. */
public sealed interface ConnectResult {
    /** As the audit trail says it. */
    default Outcome outcome() {
        if (this instanceof Redirect) {
            return Outcome.PENDING;
        }
        if (this instanceof Connected) {
            return Outcome.DONE;
        }
        if (this instanceof UnknownReturn || this instanceof NoSuchWallet) {
            return Outcome.DENIED;
        }
        return this instanceof Unavailable ? Outcome.FAILED : Outcome.REFUSED;
    }

    /** Send the shopper there; the way back is open until {@code until}. */
    record Redirect(URI address, Instant until) implements ConnectResult {
        public Redirect {
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(until, "until");
        }
    }

    /** The accounts are connected, now or since before. */
    record Connected(WalletConnection connection) implements ConnectResult {
        public Connected {
            Objects.requireNonNull(connection, "connection");
        }
    }

    /** The shopper did not agree at the wallet; nothing is connected. */
    record Refused() implements ConnectResult {}

    /**
     * The return does not belong to this shopper or to this session, was used before, or came too late; nothing is connected,
     * begin again.
     */
    record UnknownReturn() implements ConnectResult {}

    /** The wallet cannot be asked now; nothing is connected; begin again later. */
    record Unavailable() implements ConnectResult {}

    /**
     * Too many changes of this connection are not delivered yet ({@link dev.onecent.store.Entry#MOST_UNDELIVERED}); nothing changed,
     * and what is connected can be ended. Begin again not before that instant.
     */
    record TryLater(Instant notBefore) implements ConnectResult {
        public TryLater {
            Objects.requireNonNull(notBefore, "notBefore");
        }
    }

    /** The host has registered no such wallet. */
    record NoSuchWallet() implements ConnectResult {}
}
