package dev.onecent.safe;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The keyed hash by which attempts with one number, or over one BIN, are counted without knowing it (R21): base64url,
 * under a key that serves nothing else. Means nothing outside its tenant, and is forgotten within 24 hours of the
 * attempt.
 */
public record AttemptHash(@JsonValue String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    public AttemptHash {
        Objects.requireNonNull(value, "value");
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a trace has 1 to 100 characters of base64url");
        }
    }

    /**
     * Returns the hash of that text.
     *
     * @throws IllegalArgumentException if it is not 1 to 100 characters of base64url
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static AttemptHash of(String value) {
        return new AttemptHash(value);
    }

    @Override
    public String toString() {
        return "AttemptHash[*]";
    }
}
