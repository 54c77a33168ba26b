package dev.onecent.audit.internal;

import dev.onecent.card.CardNumber;
import java.util.Locale;
import java.util.Objects;

/**
 * Text that is kept as evidence: the name of a wording that a shopper agreed to, or an operator's reason. They are
 * looked at where they come in and not where a store reads them again, so that what it holds stays readable.
 */
public final class Evidence {
    private static final int LONGEST = 1_024;

    /** RFC 5646 asks for 35 at least; extensions make some longer. */
    private static final int LONGEST_LOCALE = 100;

    private Evidence() {}

    /**
     * Refuses text that is too long or would show a card (R18).
     *
     * @param name of the argument, for the message
     * @throws IllegalArgumentException if the words have more than 1,024 characters or hold a card number; the message never
     *     holds them
     */
    public static void require(String words, String name) {
        Objects.requireNonNull(words, name);
        if (words.length() > LONGEST || CardNumber.isIn(words)) {
            throw new IllegalArgumentException(name + " needs at most " + LONGEST + " characters, no card number");
        }
    }

    /**
     * Refuses a locale that is endless or would show a card: its parts are whatever a client sent, and it is kept beside the words.
     *
     * @throws IllegalArgumentException if it has more than 100 characters or holds a card number; the message never holds it
     */
    public static void require(Locale locale, String name) {
        Objects.requireNonNull(locale, name);
        String all = locale + " " + locale.toLanguageTag();
        if (locale.toString().length() > LONGEST_LOCALE || CardNumber.isIn(all)) {
            throw new IllegalArgumentException(
                    name + " needs at most " + LONGEST_LOCALE + " characters, no card number");
        }
    }
}
