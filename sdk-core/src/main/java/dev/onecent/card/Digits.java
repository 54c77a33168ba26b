package dev.onecent.card;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads digits that a shopper typed, and forgets them. */
final class Digits {
    /** More than any number, code, expiry or name has, however it is typed: what is longer is refused before it is looked at. */
    static final int MOST_TYPED = 256;

    private Digits() {}

    static boolean isEndless(CharSequence typed) {
        return typed.length() > MOST_TYPED;
    }

    /** The digits without ASCII spaces and hyphens; any other character is refused, none is echoed. */
    static char[] strip(char[] typed) {
        if (typed.length > MOST_TYPED) {
            throw new IllegalArgumentException("more than " + MOST_TYPED + " characters");
        }
        char[] digits = new char[typed.length];
        int count = 0;
        for (char character : typed) {
            if (character >= '0' && character <= '9') {
                digits[count++] = character;
            } else if (character != ' ' && character != '-') {
                wipe(digits);
                throw new IllegalArgumentException("only digits, spaces and hyphens are allowed");
            }
        }
        char[] exact = Arrays.copyOf(digits, count);
        wipe(digits);
        return exact;
    }

    static boolean areAll(char[] typed) {
        for (char character : typed) {
            if (character < '0' || character > '9') {
                return false;
            }
        }
        return true;
    }

    static boolean areReadable(char[] typed) {
        for (char character : typed) {
            if ((character < '0' || character > '9') && character != ' ' && character != '-') {
                return false;
            }
        }
        return true;
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
