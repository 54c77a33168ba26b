package dev.onecent.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/** The merchant to whom a payment goes: in a shop the shop itself, in a wallet the connected shop. */
public record PayeeId(@JsonValue String value) {
    public PayeeId {
        Objects.requireNonNull(value, "value");
        Ids.require(value, "payee");
    }

    /**
     * Returns the payee id of that text.
     *
     * @throws IllegalArgumentException if it is not 1 to 128 visible ASCII characters
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PayeeId of(String value) {
        return new PayeeId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
