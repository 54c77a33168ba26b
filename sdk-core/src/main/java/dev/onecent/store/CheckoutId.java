package dev.onecent.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/** Names one checkout of a shopper; given by the caller, so that starting twice with the same id starts once (R22). */
public record CheckoutId(@JsonValue String value) {
    /**
     * Begins the ids under which a wallet operator keeps the charges that shops make through the wallet; no checkout may be
     * started with such an id, because its payment could be taken for such a charge (R4).
     */
    public static final String RESERVED = "wallet-charge.";

    public CheckoutId {
        Objects.requireNonNull(value, "value");
        Ids.require(value, "checkout");
    }

    /**
     * Returns the checkout id of that text.
     *
     * @throws IllegalArgumentException if it is not visible ASCII, empty or too long
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CheckoutId of(String value) {
        return new CheckoutId(value);
    }

    /** Returns whether it begins as only the charges of a wallet may ({@link #RESERVED}). */
    public boolean isReserved() {
        return value.startsWith(RESERVED);
    }

    @Override
    public String toString() {
        return value;
    }
}
