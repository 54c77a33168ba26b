package dev.onecent.gateway.internal;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.onecent.card.CardDataAccess;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.gateway.PresentedNumber;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Recognises the card data of one call in the answer to it (R18, R19). The very number is looked for, not what has its form: many
 * gateways name their authorizations by sixteen digits, and a tenth of those pass for numbers. Of a number whatever stands between
 * its digits is passed over; a security code counts where it stands alone. The digits are copied before the call, because an
 * adapter may wipe the card, and wiped by {@link #close}.
 */
final class CardEcho implements AutoCloseable {
    private static final char[] NOTHING = {};

    private final char[] number;
    private final char[] code;

    private CardEcho(char[] number, char[] code) {
        this.number = number;
        this.code = code;
    }

    /** Copies what a call carries; of a token nothing is looked for, because it is stored anyway. */
    static CardEcho of(PresentedCard card) {
        return card instanceof PresentedNumber presented
                ? new CardEcho(
                        presented.number().revealDigits(CardDataAccess.granted()),
                        presented
                                .securityCode()
                                .map(typed -> typed.revealDigits(CardDataAccess.granted()))
                                .orElse(NOTHING))
                : new CardEcho(NOTHING, NOTHING);
    }

    /** Returns whether one of the texts holds the number or the code. */
    boolean isIn(Stream<String> texts) {
        return texts.anyMatch(this::isIn);
    }

    private boolean isIn(String text) {
        return holds(text, number, false) || holds(text, code, true);
    }

    /** @param alone whether no letter and no other digit may stand beside the digits */
    static boolean holds(String text, char[] digits, boolean alone) {
        for (int from = 0; digits.length > 0 && from < text.length(); from++) {
            if (Character.digit(text.charAt(from), 10) >= 0 && isAt(text, from, digits, alone)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(String text, int from, char[] digits, boolean alone) {
        if (alone && from > 0 && Character.isLetterOrDigit(text.charAt(from - 1))) {
            return false;
        }
        int found = 0;
        int at = from;
        while (at < text.length() && found < digits.length) {
            int digit = Character.digit(text.charAt(at), 10);
            boolean expected = digit == digits[found] - '0';
            if (!expected && (alone || digit >= 0)) {
                return false;
            }
            found += expected ? 1 : 0;
            at++;
        }
        boolean ends = !alone || at == text.length() || !Character.isLetterOrDigit(text.charAt(at));
        return found == digits.length && ends;
    }

    @JsonValue
    private String refuseJson() {
        throw new IllegalStateException("card data is never written as JSON");
    }

    @Override
    public String toString() {
        return "CardEcho[*]";
    }

    @Override
    public void close() {
        Arrays.fill(number, '\0');
        Arrays.fill(code, '\0');
    }
}
