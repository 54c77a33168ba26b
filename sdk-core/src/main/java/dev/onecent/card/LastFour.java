package dev.onecent.card;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/** The last four digits of a card number: what may be shown (PCI DSS 3.4.1), for example {@code 1111}. */
public record LastFour(@JsonValue String value) {
    public LastFour {
        Objects.requireNonNull(value, "value");
        if (value.length() != 4 || !value.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            throw new IllegalArgumentException("the last four are four digits");
        }
    }

    /**
     * Returns the last four of that text.
     *
     * @throws IllegalArgumentException if it is not four digits
     */
    public static LastFour of(String value) {
        return new LastFour(value);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static LastFour read(Object json) {
        return of(JsonText.of(json, "the last four"));
    }

    @Override
    public String toString() {
        return value;
    }
}
