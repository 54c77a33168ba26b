package dev.onecent.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * The wallet's name of the connected shopper. Made by the wallet, works for this shop's provider only; masked when
 * printed. A caller who has it can charge the cards: a host's JSON mapper leaves it out of a connection, a store that keeps
 * connections as JSON gives its own mapper a mix-in with {@code @JsonProperty(access = READ_WRITE)} on {@code account}
 * of the two records that have one.
 */
public record WalletAccount(@JsonValue String value) {
    private static final int LONGEST = 4_096;

    public WalletAccount {
        Objects.requireNonNull(value, "value");
        if (value.length() > LONGEST || value.isBlank()) {
            throw new IllegalArgumentException("a wallet account has 1 to " + LONGEST + " characters");
        }
    }

    /**
     * Returns the account of that text.
     *
     * @throws IllegalArgumentException if it is blank or too long
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static WalletAccount of(String value) {
        return new WalletAccount(value);
    }

    @Override
    public String toString() {
        return "WalletAccount[*]";
    }
}
