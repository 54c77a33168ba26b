package dev.onecent.wallet;

/** What a wallet says to a shopper's return. */
public sealed interface ConnectionAnswer {
    /** The shopper agreed. */
    record Agreed(WalletAccount account) implements ConnectionAnswer {}

    /** The shopper did not agree, or what came back is worth nothing. */
    record Refused() implements ConnectionAnswer {}

    /**
     * Nobody knows.
     *
     * @param cause for the operator
     */
    record Unknown(String cause) implements ConnectionAnswer {}
}
