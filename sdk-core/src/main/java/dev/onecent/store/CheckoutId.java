package dev.onecent.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/** Names one checkout of a shopper; given by the caller, so that starting twice with the same id starts once (R22). */
public record CheckoutId(@JsonValue String value) {
    public CheckoutId {
        Objects.requireNonNull(value, "value");
        Ids.require(value, "checkout");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CheckoutId of(String value) {
        return new CheckoutId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
