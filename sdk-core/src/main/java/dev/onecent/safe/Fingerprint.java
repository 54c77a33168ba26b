package dev.onecent.safe;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * By what a card is recognised without its number (R11): a keyed hash of one shopper's number, or what a gateway reports
 * for its token. Means nothing outside the shopper's own vault.
 */
public record Fingerprint(@JsonValue String value) {
    private static final int LONGEST = 256;

    public Fingerprint {
        Objects.requireNonNull(value, "value");
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException("a fingerprint has 1 to " + LONGEST + " characters");
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Fingerprint of(String value) {
        return new Fingerprint(value);
    }

    @Override
    public String toString() {
        return "Fingerprint[*]";
    }
}
