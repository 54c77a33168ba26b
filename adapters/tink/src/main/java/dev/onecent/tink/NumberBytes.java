package dev.onecent.tink;

import dev.onecent.card.CardDataAccess;
import dev.onecent.card.CardNumber;
import java.util.Arrays;

/** A card number's digits as bytes, never as a {@code String}, which could not be wiped (R18). */
final class NumberBytes {
    private NumberBytes() {}

    /** The digits in ASCII; the caller wipes them. */
    static byte[] of(CardNumber number) {
        char[] digits = number.revealDigits(CardDataAccess.granted());
        byte[] bytes = new byte[digits.length];
        for (int at = 0; at < digits.length; at++) {
            bytes[at] = (byte) digits[at];
        }
        Arrays.fill(digits, '\0');
        return bytes;
    }

    /** The number; the bytes are wiped. */
    static CardNumber read(byte[] bytes) {
        char[] digits = new char[bytes.length];
        for (int at = 0; at < bytes.length; at++) {
            digits[at] = (char) bytes[at];
        }
        Arrays.fill(bytes, (byte) 0);
        try {
            return CardNumber.restored(digits);
        } finally {
            Arrays.fill(digits, '\0');
        }
    }
}
