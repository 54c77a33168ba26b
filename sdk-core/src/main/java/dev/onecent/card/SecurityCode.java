package dev.onecent.card;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Objects;

/** A card's security code (CVV2, CVC2, CID), 3 or 4 digits: used for one gateway call and kept nowhere (R19, PCI DSS 3.3.1). */
public final class SecurityCode {
    private final transient char[] digits;
    private boolean wiped;

    private SecurityCode(char[] digits) {
        this.digits = digits;
    }

    /**
     * Reads a code as a shopper types it, in digits of any script; blanks around it are left out.
     *
     * @throws IllegalArgumentException if it is not 3 or 4 digits; the message never holds what was typed
     */
    public static SecurityCode parse(char[] typed) {
        char[] digits = Digits.trimmed(Objects.requireNonNull(typed, "typed"));
        if (digits.length != 3 && digits.length != 4) {
            Digits.wipe(digits);
            throw new IllegalArgumentException("a security code has 3 or 4 digits");
        }
        return new SecurityCode(digits);
    }

    /**
     * A copy of the digits; the caller wipes it after its one use.
     *
     * @param access who asks is found by a search for its name
     */
    public char[] revealDigits(CardDataAccess access) {
        Objects.requireNonNull(access, "access");
        if (wiped) {
            throw new IllegalStateException("the security code was wiped");
        }
        return Arrays.copyOf(digits, digits.length);
    }

    /** Overwrites the digits; every later use throws. */
    public void wipe() {
        Digits.wipe(digits);
        wiped = true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecurityCode code && Digits.equal(digits, code.digits);
    }

    /** Returns one value for all codes: a hash would distinguish a thousand possible codes. */
    @Override
    public int hashCode() {
        return SecurityCode.class.hashCode();
    }

    @Override
    public String toString() {
        return "SecurityCode[*]";
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static SecurityCode refuseJson(Object ignored) {
        throw new IllegalArgumentException("a security code is never read from JSON");
    }

    @JsonValue
    private String refuseJson() {
        throw new IllegalStateException("a security code is never written as JSON");
    }
}
