package dev.onecent.cart;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.onecent.card.CardNumber;
import java.util.Objects;

/** The shop's number of an article, 1 to 64 characters, for example {@code TEA-100}; nothing that looks like a card number. */
public record Sku(@JsonValue String value) {
    private static final int LONGEST = 64;

    public Sku {
        Objects.requireNonNull(value, "value");
        if (value.length() > LONGEST || value.isBlank()) {
            throw new IllegalArgumentException("a SKU has 1 to " + LONGEST + " characters");
        }
        if (CardNumber.isIn(value)) {
            throw new IllegalArgumentException("a SKU must not look like a card number");
        }
    }

    /**
     * Returns the SKU of that text.
     *
     * @throws IllegalArgumentException if it is blank, too long or looks like a card number
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Sku of(String value) {
        return new Sku(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
