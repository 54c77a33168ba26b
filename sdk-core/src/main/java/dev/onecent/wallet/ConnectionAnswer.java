package dev.onecent.wallet;

import java.util.Objects;

/** A wallet's answer to a shopper's return. */
public sealed interface ConnectionAnswer {
    /** The shopper agreed. */
    record Agreed(WalletAccount account) implements ConnectionAnswer {
        public Agreed {
            Objects.requireNonNull(account, "account");
        }
    }

    /** The shopper did not agree. */
    record Refused() implements ConnectionAnswer {}

    /**
     * The code is refused: there is none, or it was used before, came too late, or was issued for a visit with another
     * challenge. OAuth servers say {@code invalid_grant}.
     */
    record CodeRefused() implements ConnectionAnswer {}

    /**
     * The outcome is unknown.
     *
     * @param cause for the operator
     */
    record Unknown(String cause) implements ConnectionAnswer {
        public Unknown {
            Objects.requireNonNull(cause, "cause");
        }
    }
}
