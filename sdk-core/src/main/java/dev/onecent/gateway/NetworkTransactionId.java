package dev.onecent.gateway;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/** The card network's name of a first transaction with a stored card (Visa: transaction id, Mastercard: trace id). Later charges without the shopper must quote it, so it is kept from the start. */
public record NetworkTransactionId(@JsonValue String value) {
    private static final int LONGEST = 1_024;

    public NetworkTransactionId {
        Objects.requireNonNull(value, "value");
        if (value.length() > LONGEST || value.isBlank()) {
            throw new IllegalArgumentException("a network transaction id has 1 to " + LONGEST + " characters");
        }
    }

    /**
     * Returns the network transaction id of that text.
     *
     * @throws IllegalArgumentException if it is blank or too long
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static NetworkTransactionId of(String value) {
        return new NetworkTransactionId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
