package dev.onecent.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names one checkout of a shopper; given by the caller, so that starting twice with the same id starts once (R22). */
public record CheckoutId(@JsonValue String value) {
    public CheckoutId {
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
