package dev.onecent.card;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads digits of any script that a shopper typed, and forgets them. */
final class Digits {
    /** More than any number, code, expiry or name has, however it is typed: what is longer is refused before it is looked at. */
    static final int MOST_TYPED = 256;

    private static final char[] NONE = {};

    private Digits() {}

    static boolean isEndless(CharSequence typed) {
        return typed.length() > MOST_TYPED;
    }

    /** Returns the value of a digit of any script, negative for anything else. */
    static int value(int character) {
        if (character < 0x80) {
            return character >= '0' && character <= '9' ? character - '0' : -1;
        }
        return Character.digit(character, 10);
    }

    /**
     * Returns a number's digits without the blanks and dashes between them.
     *
     * @throws IllegalArgumentException if there is any other character; none is echoed
     */
    static char[] strip(char[] typed) {
        if (typed.length > MOST_TYPED) {
            throw new IllegalArgumentException("more than " + MOST_TYPED + " characters");
        }
        char[] digits = new char[typed.length];
        int count = 0;
        for (int at = 0; at < typed.length; at += width(typed, at)) {
            int character = Character.codePointAt(typed, at);
            int digit = value(character);
            if (digit >= 0) {
                digits[count++] = (char) ('0' + digit);
            } else if (!isBetweenDigits(character)) {
                wipe(digits);
                throw new IllegalArgumentException("only digits, spaces and hyphens are allowed");
            }
        }
        return exact(digits, count);
    }

    /** Returns whether there are digits, blanks and dashes only. */
    static boolean areReadable(char[] typed) {
        for (int at = 0; at < typed.length; at += width(typed, at)) {
            int character = Character.codePointAt(typed, at);
            if (value(character) < 0 && !isBetweenDigits(character)) {
                return false;
            }
        }
        return true;
    }

    /** Returns a code's digits without the blanks around them; none if anything else was typed. */
    static char[] trimmed(char[] typed) {
        if (typed.length > MOST_TYPED) {
            return NONE;
        }
        char[] digits = new char[typed.length];
        int count = 0;
        boolean ended = false;
        for (int at = 0; at < typed.length; at += width(typed, at)) {
            int digit = value(Character.codePointAt(typed, at));
            if (digit >= 0 && !ended) {
                digits[count++] = (char) ('0' + digit);
            } else if (isAround(Character.codePointAt(typed, at))) {
                ended = count > 0;
            } else {
                wipe(digits);
                return NONE;
            }
        }
        return exact(digits, count);
    }

    /** Returns whether nothing can be seen of what was typed. */
    static boolean areBlank(char[] typed) {
        for (int at = 0; at < typed.length; at += width(typed, at)) {
            if (!isAround(Character.codePointAt(typed, at))) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether all are the digits from 0 to 9, as they are stored. */
    static boolean areAll(char[] stored) {
        for (char character : stored) {
            if (character < '0' || character > '9') {
                return false;
            }
        }
        return true;
    }

    static boolean areZeros(char[] digits) {
        for (char digit : digits) {
            if (digit != '0') {
                return false;
            }
        }
        return true;
    }

    private static boolean isBetweenDigits(int character) {
        return isAround(character) || Marks.isDash(character);
    }

    private static boolean isAround(int character) {
        return Marks.isBlank(character) || Marks.isHarmless(character) || character == '\n' || character == '\r';
    }

    private static int width(char[] typed, int at) {
        return Character.charCount(Character.codePointAt(typed, at));
    }

    private static char[] exact(char[] digits, int count) {
        char[] exact = Arrays.copyOf(digits, count);
        wipe(digits);
        return exact;
    }

    static char[] copy(CharSequence text) {
        char[] copy = new char[text.length()];
        for (int at = 0; at < copy.length; at++) {
            copy[at] = text.charAt(at);
        }
        return copy;
    }

    /** As much of a text as decides whether it is in order: one character more than may be typed at most. */
    static char[] start(@Nullable CharSequence text) {
        return text == null ? new char[0] : copy(isEndless(text) ? text.subSequence(0, MOST_TYPED + 1) : text);
    }

    /** The check digit rule of ISO/IEC 7812-1, annex B. */
    static boolean passLuhn(char[] digits) {
        int sum = 0;
        for (int fromEnd = 0; fromEnd < digits.length; fromEnd++) {
            int digit = digits[digits.length - 1 - fromEnd] - '0';
            int weighted = fromEnd % 2 == 1 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    /** Takes the same time wherever the difference is. */
    static boolean equal(char[] one, char[] other) {
        int difference = one.length ^ other.length;
        for (int at = 0; at < Math.min(one.length, other.length); at++) {
            difference |= one[at] ^ other[at];
        }
        return difference == 0;
    }

    static void wipe(char[] secret) {
        Arrays.fill(secret, '\0');
    }
}
