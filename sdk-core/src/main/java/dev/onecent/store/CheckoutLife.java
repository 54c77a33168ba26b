package dev.onecent.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * The random value that a checkout draws when it starts: tells it from every other checkout that had its id before, or will
 * have it after an erasure, a deletion or a restore. Payments and their references at the gateway are named by it (R4).
 *
 * @param value 1 to 64 visible ASCII characters, from the {@link IdSource}
 */
public record CheckoutLife(@JsonValue String value) {
    private static final int LONGEST = 64;

    public CheckoutLife {
        Objects.requireNonNull(value, "value");
        Ids.require(value, "checkout life", LONGEST);
    }

    /**
     * Returns the life of that text.
     *
     * @throws IllegalArgumentException if it is not visible ASCII, empty or too long
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CheckoutLife of(String value) {
        return new CheckoutLife(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
