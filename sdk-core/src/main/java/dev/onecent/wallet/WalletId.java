package dev.onecent.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/** Names a wallet that the host has registered, for example {@code paywell}: 1 to 64 lower-case letters, digits and hyphens. */
public record WalletId(@JsonValue String value) {
    private static final int LONGEST = 64;

    public WalletId {
        Objects.requireNonNull(value, "value");
        if (value.isEmpty() || value.length() > LONGEST || !value.chars().allMatch(WalletId::isAllowed)) {
            throw new IllegalArgumentException(
                    "a wallet id has 1 to " + LONGEST + " lower-case letters, digits and hyphens");
        }
    }

    /**
     * Returns the wallet id of that text.
     *
     * @throws IllegalArgumentException if it is empty, too long or has characters that keys do not take
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static WalletId of(String value) {
        return new WalletId(value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isAllowed(int character) {
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9') || character == '-';
    }
}
