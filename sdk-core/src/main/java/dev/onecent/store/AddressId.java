package dev.onecent.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/** Names one delivery address of a shopper; random. */
public record AddressId(@JsonValue String value) {
    public AddressId {
        Objects.requireNonNull(value, "value");
        Ids.require(value, "address");
    }

    /**
     * Returns the address id of that text.
     *
     * @throws IllegalArgumentException if it is not 1 to 128 visible ASCII characters
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static AddressId of(String value) {
        return new AddressId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
