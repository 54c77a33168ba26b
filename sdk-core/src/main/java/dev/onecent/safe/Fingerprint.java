package dev.onecent.safe;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.Optional;

/**
 * The fingerprint by which a card is recognised without its number (R11): a keyed hash of one shopper's number, or what
 * a gateway reports for its token. Means nothing outside the shopper's own vault.
 *
 * @param value opaque, 1 to 256 characters; a card safe's begins with the id of its key, for example {@code 98004.q83v...}
 */
public record Fingerprint(@JsonValue String value) {
    private static final int LONGEST = 256;
    private static final char AFTER_KEY = '.';

    public Fingerprint {
        Objects.requireNonNull(value, "value");
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException("a fingerprint has 1 to " + LONGEST + " characters");
        }
    }

    /**
     * Returns the fingerprint of that text.
     *
     * @throws IllegalArgumentException if it is empty or too long
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Fingerprint of(String value) {
        return new Fingerprint(value);
    }

    /** Returns the fingerprint that a card safe made under a key, so that its keys can rotate (R20). */
    public static Fingerprint of(String keyId, String hash) {
        Objects.requireNonNull(keyId, "keyId");
        Objects.requireNonNull(hash, "hash");
        if (keyId.isEmpty() || keyId.indexOf(AFTER_KEY) >= 0) {
            throw new IllegalArgumentException("a key id is not empty and has no dot");
        }
        return new Fingerprint(keyId + AFTER_KEY + hash);
    }

    /** The key that made it, if a card safe did. */
    public Optional<String> keyId() {
        int end = value.indexOf(AFTER_KEY);
        return end > 0 ? Optional.of(value.substring(0, end)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Fingerprint[*]";
    }
}
