package dev.onecent.address;

import java.text.Normalizer;
import java.util.Locale;

/** Brings what shoppers type in any script into one shape, so that the same address is equal. */
final class AddressText {
    private static final String JOINERS = "\u200C\u200D";

    private static final int MOST_TYPED = 1_024;

    private AddressText() {}

    /** Longer than any part of an address, however it is typed: refused before it is looked at. */
    static boolean isEndless(String typed) {
        return typed.length() > MOST_TYPED;
    }

    /** Composed characters (NFC), one space between words, no invisible marks but the joiners that scripts need. */
    static String normalized(String typed) {
        if (isEndless(typed)) {
            return typed;
        }
        StringBuilder text = new StringBuilder();
        typed.codePoints().forEach(character -> {
            if (isSpace(character)) {
                text.append(' ');
            } else if (isVisible(character)) {
                text.appendCodePoint(character);
            }
        });
        return Normalizer.normalize(text.toString().strip().replaceAll(" {2,}", " "), Normalizer.Form.NFC);
    }

    /** Capital letters and ASCII digits, for example {@code SW1A 1AA}. */
    static String code(String typed) {
        if (isEndless(typed)) {
            return typed;
        }
        return asciiDigits(Normalizer.normalize(normalized(typed), Normalizer.Form.NFKC))
                .strip()
                .toUpperCase(Locale.ROOT);
    }

    /** ASCII digits after an optional plus; what else is written between digits is left out, a letter is not. */
    static String phone(String typed) {
        return code(typed).replaceAll("[ ./()-]", "");
    }

    /** Returns whether every character is one that is printed on a parcel. */
    static boolean isPlain(String text) {
        return text.codePoints().allMatch(AddressText::isPrinted);
    }

    private static boolean isPrinted(int character) {
        int type = Character.getType(character);
        boolean printed = type != Character.CONTROL
                && type != Character.PRIVATE_USE
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED;
        return printed && "<>{}".indexOf(character) < 0;
    }

    private static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static boolean isVisible(int character) {
        return Character.getType(character) != Character.FORMAT || JOINERS.indexOf(character) >= 0;
    }

    private static String asciiDigits(String text) {
        StringBuilder digits = new StringBuilder();
        text.codePoints()
                .map(character -> Character.isDigit(character) ? '0' + Character.digit(character, 10) : character)
                .forEach(digits::appendCodePoint);
        return digits.toString();
    }
}
