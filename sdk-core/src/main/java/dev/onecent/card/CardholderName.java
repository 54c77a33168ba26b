package dev.onecent.card;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.Optional;

/**
 * The name on a card, 2 to 26 characters (ISO/IEC 7813), a letter at least: letters of any script, digits, spaces and
 * {@code . ' - /}. Typographic apostrophes, hyphens and blanks are taken for the plain ones. More than five digits are refused,
 * whatever stands between them, so that a number typed into the wrong field is caught. Masked when printed.
 */
public record CardholderName(@JsonValue String value) {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 26;

    public CardholderName {
        Objects.requireNonNull(value, "value");
        value = normalized(value);
        if (problem(value).isPresent()) {
            throw new IllegalArgumentException(
                    "not a cardholder name: " + problem(value).get());
        }
    }

    /**
     * Returns the name of that text.
     *
     * @throws IllegalArgumentException if it is no name
     */
    public static CardholderName of(String value) {
        return new CardholderName(value);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static CardholderName read(Object json) {
        return of(JsonText.of(json, "a cardholder name"));
    }

    /** Returns why a text is not a name, as the last part of a message key. */
    static Optional<String> problem(String typed) {
        if (Digits.isEndless(typed)) {
            return Optional.of("length");
        }
        if (DigitRun.isTooLongForAName(typed)) {
            return Optional.of("digits");
        }
        int length = typed.codePointCount(0, typed.length());
        if (length < SHORTEST || length > LONGEST) {
            return Optional.of("length");
        }
        if (!typed.codePoints().allMatch(CardholderName::isAllowed)) {
            return Optional.of("characters");
        }
        return typed.codePoints().anyMatch(Character::isLetter) ? Optional.empty() : Optional.of("letter");
    }

    static String normalized(String typed) {
        if (Digits.isEndless(typed)) {
            return typed;
        }
        StringBuilder folded = new StringBuilder();
        typed.codePoints().map(CardholderName::plain).forEach(character -> {
            boolean second = character == ' ' && folded.length() > 0 && folded.charAt(folded.length() - 1) == ' ';
            if (!second) {
                folded.appendCodePoint(character);
            }
        });
        return folded.toString().strip();
    }

    /** The character of cards and of gateways for what a phone's keyboard or a copied text has in its place. */
    private static int plain(int character) {
        return switch (character) {
            case 0x2018, 0x2019, 0x201b, 0xff07 -> '\'';
            case 0x2010, 0x2011 -> '-';
            default -> Marks.isBlank(character) ? ' ' : character;
        };
    }

    private static boolean isAllowed(int character) {
        int type = Character.getType(character);
        boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        return Character.isLetterOrDigit(character) || mark || " .'-/".indexOf(character) >= 0;
    }

    @Override
    public String toString() {
        return "CardholderName[*]";
    }
}
