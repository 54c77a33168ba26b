package dev.onecent.card;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.Optional;

/**
 * The name on a card, 2 to 26 characters (ISO/IEC 7813): letters of any script, digits, spaces and {@code . ' - /}. More
 * than five digits are refused, whatever stands between them, so that a number typed into the wrong field is caught. Masked when printed.
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

    public static CardholderName of(String value) {
        return new CardholderName(value);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static CardholderName read(Object json) {
        return of(JsonText.of(json, "a cardholder name"));
    }

    /** Why it is no name, as the last part of a message key. */
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
        boolean allowed = typed.codePoints().allMatch(CardholderName::isAllowed);
        return allowed ? Optional.empty() : Optional.of("characters");
    }

    static String normalized(String typed) {
        if (Digits.isEndless(typed)) {
            return typed;
        }
        StringBuilder folded = new StringBuilder();
        typed.strip().codePoints().forEach(character -> {
            boolean second = character == ' ' && folded.length() > 0 && folded.charAt(folded.length() - 1) == ' ';
            if (!second) {
                folded.appendCodePoint(character);
            }
        });
        return folded.toString();
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
