package dev.onecent.card;

import java.util.Objects;

/**
 * Finds what looks like a card number in a text that must not hold one, and masks it. Reads the text once, from left to right, and
 * collects digits of any script whose groups stand near each other ({@link DigitGroups}); a UUID is passed over as a whole.
 */
final class NumberTrace {
    /** As in {@code 1111 - 1111}. */
    private static final int WIDEST_GAP = 3;

    private static final int UUID_HEAD = 8;
    private static final int UUID_REST = 28;

    private final CharSequence text;
    private final DigitGroups groups;
    private int gap;

    private NumberTrace(CharSequence text, boolean masking) {
        this.text = text;
        groups = new DigitGroups(text, masking);
    }

    /**
     * Returns whether some digits, in groups or not, are as many as a brand's numbers have, in its range, with a right
     * check digit.
     */
    static boolean isIn(CharSequence text) {
        return new NumberTrace(Objects.requireNonNull(text, "text"), false).read();
    }

    /** Returns the text with all digits but the last four of each number replaced. */
    static String mask(CharSequence text) {
        NumberTrace trace = new NumberTrace(Objects.requireNonNull(text, "text"), true);
        trace.read();
        return trace.groups.masked();
    }

    private boolean read() {
        int at = 0;
        while (at < text.length() && !groups.isDone()) {
            int character = Character.codePointAt(text, at);
            int digit = Digits.value(character);
            if (digit >= 0) {
                groups.add(digit, at);
                gap = 0;
            } else if (isUuidAround(at, character)) {
                groups.dropFrom(at - UUID_HEAD);
                end();
                at += UUID_REST;
                continue;
            } else if (!groups.isEmpty() && !continues(character)) {
                end();
            }
            at += Character.charCount(character);
        }
        end();
        return groups.isFound();
    }

    /** Returns whether more digits of the same number can follow after this character. */
    private boolean continues(int character) {
        if (Marks.isInvisible(character)) {
            return true;
        }
        groups.closeGroup();
        gap++;
        return gap <= WIDEST_GAP && Marks.isSeparator(character);
    }

    private void end() {
        groups.end();
        gap = 0;
    }

    /** Returns whether the first dash of a UUID stands there. */
    private boolean isUuidAround(int at, int dash) {
        return (dash == '-' || dash == '_')
                && at >= UUID_HEAD
                && at + UUID_REST <= text.length()
                && areHex(at - UUID_HEAD, at)
                && areHex(at + 1, at + 5)
                && text.charAt(at + 5) == dash
                && areHex(at + 6, at + 10)
                && text.charAt(at + 10) == dash
                && areHex(at + 11, at + 15)
                && text.charAt(at + 15) == dash
                && areHex(at + 16, at + UUID_REST);
    }

    private boolean areHex(int from, int to) {
        for (int at = from; at < to; at++) {
            if (!isHex(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    static boolean isHex(char character) {
        return (character >= '0' && character <= '9')
                || (character >= 'a' && character <= 'f')
                || (character >= 'A' && character <= 'F');
    }
}
