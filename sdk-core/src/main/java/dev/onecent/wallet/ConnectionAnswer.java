package dev.onecent.wallet;

import java.util.Objects;

/** What a wallet says to a shopper's return. */
public sealed interface ConnectionAnswer {
    /** The shopper agreed. */
    record Agreed(WalletAccount account) implements ConnectionAnswer {
        public Agreed {
            Objects.requireNonNull(account, "account");
        }
    }

    /** The shopper did not agree, or what came back is worth nothing. */
    record Refused() implements ConnectionAnswer {}

    /**
     * Nobody knows.
     *
     * @param cause for the operator
     */
    record Unknown(String cause) implements ConnectionAnswer {
        public Unknown {
            Objects.requireNonNull(cause, "cause");
        }
    }
}
