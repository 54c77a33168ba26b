package dev.onecent.card;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Objects;

/**
 * A card number (PAN), 12 to 19 digits (ISO/IEC 7812-1). Readable by {@link #revealDigits} only; masked when printed, not
 * serializable, refused by Jackson, equal in constant time, wipeable (R18). Not safe for use while another thread wipes it.
 */
public final class CardNumber {
    static final int SHORTEST = 12;
    static final int LONGEST = 19;

    private final transient char[] digits;
    private boolean wiped;

    private CardNumber(char[] digits) {
        this.digits = digits;
    }

    /**
     * Reads a number as a shopper types it, in digits of any script, with blanks and dashes.
     *
     * @throws IllegalArgumentException if it is none; the message never holds what was typed
     */
    public static CardNumber parse(CharSequence typed) {
        Objects.requireNonNull(typed, "typed");
        if (Digits.isEndless(typed)) {
            throw new IllegalArgumentException("not a card number: " + NumberProblem.LENGTH);
        }
        char[] copy = Digits.copy(typed);
        try {
            return parse(copy);
        } finally {
            Digits.wipe(copy);
        }
    }

    /** Parses characters that the caller wipes. */
    public static CardNumber parse(char[] typed) {
        Objects.requireNonNull(typed, "typed");
        char[] digits = Digits.strip(typed);
        NumberProblem.of(digits).ifPresent(problem -> {
            Digits.wipe(digits);
            throw new IllegalArgumentException("not a card number: " + problem);
        });
        return new CardNumber(digits);
    }

    /**
     * A number that was accepted before, for a {@code CardSafe} that reveals what it sealed: the brand table may have changed
     * since, and a card on file stays readable.
     *
     * @param digits 12 to 19, wiped by the caller
     * @throws IllegalArgumentException if they are not; the message never holds them
     */
    public static CardNumber restored(char[] digits) {
        Objects.requireNonNull(digits, "digits");
        if (!Digits.areAll(digits) || digits.length < SHORTEST || digits.length > LONGEST) {
            throw new IllegalArgumentException("a card number has " + SHORTEST + " to " + LONGEST + " digits");
        }
        return new CardNumber(Arrays.copyOf(digits, digits.length));
    }

    /**
     * Returns whether a text that is shown or stored holds what looks like a card number: as many digits as some brand's numbers have, in its
     * range, with a right check digit; digits of any script, together or in groups with blanks, dashes, dots, slashes or what
     * cannot be seen between them. A number of a withdrawn brand is one too. No number is seen in a UUID, a hash in hexadecimal
     * digits or the number of a trade item (GTIN). {@code docs/security.md} says how often either is wrong.
     */
    public static boolean isIn(CharSequence text) {
        return NumberTrace.isIn(text);
    }

    /**
     * Returns a text without card numbers, for logs and traces: of each number that {@link #isIn} sees all digits but the last four
     * (PCI DSS 3.4.1) are replaced by {@code *}, and everything else stays, so that {@code 4111 1111 1111 1111} becomes
     * {@code **** **** **** 1111}. A text without a number is returned as it is, and so is one that was masked before. Takes a time
     * that grows with the text's length only. Security codes have no shape by which they could be found.
     */
    public static String maskIn(CharSequence text) {
        return NumberTrace.mask(text);
    }

    /**
     * A copy of the digits; the caller wipes it after its one use.
     *
     * @param access who asks is found by a search for its name
     */
    public char[] revealDigits(CardDataAccess access) {
        Objects.requireNonNull(access, "access");
        return Arrays.copyOf(present(), digits.length);
    }

    /** Returns the last four digits. */
    public LastFour lastFour() {
        return LastFour.of(new String(present(), digits.length - 4, 4));
    }

    /** Returns the brand. */
    public CardBrand brand() {
        return CardBrand.of(present());
    }

    /** Returns brand and last four. */
    public MaskedCard masked() {
        return new MaskedCard(brand(), lastFour());
    }

    /** Overwrites the digits; every later use throws. */
    public void wipe() {
        Digits.wipe(digits);
        wiped = true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CardNumber number && Digits.equal(digits, number.digits);
    }

    /** Returns one value for all numbers: a hash of so few possible numbers could be turned back. */
    @Override
    public int hashCode() {
        return CardNumber.class.hashCode();
    }

    @Override
    public String toString() {
        return wiped ? "CardNumber[wiped]" : "CardNumber[****" + lastFour() + "]";
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static CardNumber refuseJson(Object ignored) {
        throw new IllegalArgumentException("a card number is never read from JSON");
    }

    @JsonValue
    private String refuseJson() {
        throw new IllegalStateException("a card number is never written as JSON");
    }

    private char[] present() {
        if (wiped) {
            throw new IllegalStateException("the card number was wiped");
        }
        return digits;
    }
}
