package dev.onecent.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/** Names a payment method beyond cards that the host has registered, for example {@code cash-on-delivery}. */
public record MethodId(@JsonValue String value) {
    private static final int LONGEST = 64;

    public MethodId {
        Objects.requireNonNull(value, "value");
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("a method id has 1 to " + LONGEST + " characters");
        }
    }

    /**
     * Returns the method id of that text.
     *
     * @throws IllegalArgumentException if it is blank or too long
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static MethodId of(String value) {
        return new MethodId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
