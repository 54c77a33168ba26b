package dev.onecent.text;

import java.text.Bidi;
import java.util.Locale;
import java.util.Set;

/** Keeps mixed directions readable by the isolates of Unicode (UAX 9). */
final class Direction {
    private static final char LEFT_TO_RIGHT = '\u2066';
    private static final char RIGHT_TO_LEFT = '\u2067';
    private static final char AS_IT_BEGINS = '\u2068';
    private static final char END = '\u2069';

    private static final Set<String> SCRIPTS =
            Set.of("Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa");
    private static final Set<String> LANGUAGES =
            Set.of("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi");

    private Direction() {}

    static boolean isRightToLeft(Locale language) {
        return language.getScript().isEmpty()
                ? LANGUAGES.contains(language.getLanguage())
                : SCRIPTS.contains(language.getScript());
    }

    /** Digits and signs that must stay in their order. */
    static String leftToRight(String text) {
        return LEFT_TO_RIGHT + text + END;
    }

    /** Marks a text that was formatted for a language that runs from right to left. */
    static String rightToLeft(String text) {
        return RIGHT_TO_LEFT + text + END;
    }

    /** Marks a text that may run either way, as a name. */
    static String asItBegins(String text) {
        return AS_IT_BEGINS + text + END;
    }

    /** Returns whether a text, put into one that runs from left to right, would disturb it. */
    static boolean disturbs(String text) {
        return Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }
}
