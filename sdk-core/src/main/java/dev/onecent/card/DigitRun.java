package dev.onecent.card;

/**
 * The longest run of digits in a text, of any script; whatever is no letter counts as a gap in it. Tells a card number that
 * was typed into the wrong field, before it is stored where none belongs (R18).
 */
public final class DigitRun {
    private static final int MOST_IN_A_NAME = 5;

    private DigitRun() {}

    /** Returns whether a card number may be in the text: twelve digits or more (ISO/IEC 7812-1). */
    public static boolean mayBeCardNumber(CharSequence text) {
        return longestIn(text) >= CardNumber.SHORTEST;
    }

    /** Returns whether the text has more digits than a name, whatever stands between them: six or more. */
    public static boolean isTooLongForAName(CharSequence text) {
        return text.codePoints().filter(DigitRun::isNumeral).count() > MOST_IN_A_NAME;
    }

    private static boolean isNumeral(int character) {
        return Character.isDigit(character) || Character.getType(character) == Character.OTHER_NUMBER;
    }

    private static int longestIn(CharSequence text) {
        int longest = 0;
        int digits = 0;
        for (int character : text.codePoints().toArray()) {
            if (Character.isDigit(character)) {
                longest = Math.max(longest, ++digits);
            } else if (Character.isLetter(character)) {
                digits = 0;
            }
        }
        return longest;
    }
}
