package dev.onecent.card;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A form that was found in order, read: for one use, then closed, which wipes number and code (R18). */
public final class TypedCard implements AutoCloseable {
    private final CardNumber number;
    private final CardExpiry expiry;
    private final SecurityCode securityCode;
    private final CardholderName holder;

    TypedCard(CardNumber number, CardExpiry expiry, SecurityCode securityCode, CardholderName holder) {
        this.number = number;
        this.expiry = expiry;
        this.securityCode = securityCode;
        this.holder = holder;
    }

    /** Returns the number; it is wiped with the card. */
    public CardNumber number() {
        return number;
    }

    /** Returns the expiry. */
    public CardExpiry expiry() {
        return expiry;
    }

    /** Returns the security code; it is wiped with the card. */
    public SecurityCode securityCode() {
        return securityCode;
    }

    /** Returns the name on the card. */
    public CardholderName holder() {
        return holder;
    }

    @Override
    public void close() {
        number.wipe();
        securityCode.wipe();
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static TypedCard refuseJson(Object ignored) {
        throw new IllegalArgumentException("card data is never read from JSON");
    }

    @JsonValue
    private String refuseJson() {
        throw new IllegalStateException("card data is never written as JSON");
    }

    @Override
    public String toString() {
        return "TypedCard[" + number + "]";
    }
}
