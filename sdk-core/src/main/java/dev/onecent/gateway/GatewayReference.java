package dev.onecent.gateway;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/** The gateway's own name of an authorization (PSP reference); kept for refunds, for its support desk and for the operator. */
public record GatewayReference(@JsonValue String value) {
    private static final int LONGEST = 1_024;

    public GatewayReference {
        Objects.requireNonNull(value, "value");
        if (value.length() > LONGEST || value.isBlank()) {
            throw new IllegalArgumentException("a gateway reference has 1 to " + LONGEST + " characters");
        }
    }

    /**
     * Returns the gateway's reference of that text.
     *
     * @throws IllegalArgumentException if it is blank or longer than 255 characters
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static GatewayReference of(String value) {
        return new GatewayReference(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
