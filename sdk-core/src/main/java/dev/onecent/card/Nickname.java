package dev.onecent.card;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.Optional;

/**
 * A shopper's name for a card, for example {@code Travel}: 1 to 40 characters, no control characters. More than five
 * digits are refused, whatever stands between them, so that a number typed into the wrong field is caught.
 */
public record Nickname(@JsonValue String value) {
    private static final int LONGEST = 40;

    public Nickname {
        Objects.requireNonNull(value, "value");
        value = Digits.isEndless(value) ? value : value.strip();
        problem(value).ifPresent(problem -> {
            throw new IllegalArgumentException("not a nickname: " + problem);
        });
    }

    /**
     * Returns the nickname of that text.
     *
     * @throws IllegalArgumentException if it is empty, longer than 40 characters, or may hold a card number
     */
    public static Nickname of(String value) {
        return new Nickname(value);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static Nickname read(Object json) {
        return of(JsonText.of(json, "a nickname"));
    }

    /** Returns why a text is not a nickname, as the last part of a message key. */
    static Optional<String> problem(String typed) {
        if (Digits.isEndless(typed)) {
            return Optional.of("length");
        }
        if (DigitRun.isTooLongForAName(typed)) {
            return Optional.of("digits");
        }
        int length = typed.codePointCount(0, typed.length());
        if (length < 1 || length > LONGEST) {
            return Optional.of("length");
        }
        return typed.codePoints().anyMatch(Nickname::isUnreadable) ? Optional.of("characters") : Optional.empty();
    }

    /** Controls and direction marks, which would disturb the page around it. */
    private static boolean isUnreadable(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED;
    }

    @Override
    public String toString() {
        return value;
    }
}
