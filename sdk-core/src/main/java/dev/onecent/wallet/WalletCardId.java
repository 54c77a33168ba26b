package dev.onecent.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/** A wallet's own name of one of its cards, the same at each listing; never made from the number. */
public record WalletCardId(@JsonValue String value) {
    private static final int LONGEST = 128;

    public WalletCardId {
        Objects.requireNonNull(value, "value");
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("a wallet card id has 1 to " + LONGEST + " characters");
        }
    }

    /**
     * Returns the card id of that text.
     *
     * @throws IllegalArgumentException if it is blank or too long
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static WalletCardId of(String value) {
        return new WalletCardId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
