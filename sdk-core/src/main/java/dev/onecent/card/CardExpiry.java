package dev.onecent.card;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;

/**
 * The month to whose end a card is valid. Two-digit years mean 20yy: no card lives across a century.
 *
 * @param month for example 2029-12, printed {@code 12/29}
 */
public record CardExpiry(YearMonth month) {
    private static final ZoneOffset LATEST_ZONE = ZoneOffset.ofHours(-12);
    private static final int CENTURY = 2000;
    private static final int YEAR_DIGITS = 4;

    public CardExpiry {
        Objects.requireNonNull(month, "month");
    }

    /**
     * Returns the expiry in a month, for example {@code of(2029, 12)}.
     *
     * @throws IllegalArgumentException if there is no such month, or cards do not expire in that year
     */
    public static CardExpiry of(int year, int month) {
        return new CardExpiry(YearMonth.of(year, month));
    }

    /**
     * Reads {@code 12/29}, {@code 12/2029}, {@code 12-29}, {@code 12 / 29}, {@code 1/29}, {@code 1229}, or {@code 2029-12} as month
     * inputs send it, in digits of any script.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static CardExpiry parse(CharSequence typed) {
        Objects.requireNonNull(typed, "typed");
        return find(typed).orElseThrow(() -> new IllegalArgumentException("an expiry is a month and a year, as 12/29"));
    }

    static Optional<CardExpiry> find(CharSequence typed) {
        if (Digits.isEndless(typed)) {
            return Optional.empty();
        }
        String text = plain(typed);
        int monthEnd = digitsFrom(text, 0);
        if (monthEnd == text.length()) {
            int split = Math.min(2, monthEnd);
            return of(text.substring(0, split), text.substring(split));
        }
        int yearStart = separatorFrom(text, monthEnd);
        boolean onlyDigitsLeft = digitsFrom(text, yearStart) == text.length();
        if (!onlyDigitsLeft) {
            return Optional.empty();
        }
        String first = text.substring(0, monthEnd);
        String second = text.substring(yearStart);
        return first.length() == YEAR_DIGITS && second.length() == 2 ? of(second, first) : of(first, second);
    }

    /** ASCII digits, spaces, hyphens and slashes in place of those of any script, without blanks around and what cannot be seen. */
    private static String plain(CharSequence typed) {
        StringBuilder text = new StringBuilder(typed.length());
        typed.codePoints().filter(character -> !Marks.isHarmless(character)).forEach(character -> {
            int digit = Digits.value(character);
            if (digit >= 0) {
                text.append(digit);
            } else if (Marks.isBlank(character)) {
                text.append(' ');
            } else if (Marks.isDash(character)) {
                text.append('-');
            } else {
                text.appendCodePoint(Marks.isSlash(character) ? '/' : character);
            }
        });
        return text.toString().strip();
    }

    private static int digitsFrom(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** Spaces, and one slash or hyphen among them. */
    private static int separatorFrom(String text, int start) {
        int end = start;
        boolean marked = false;
        while (end < text.length() && (text.charAt(end) == ' ' || (!marked && isMark(text.charAt(end))))) {
            marked |= isMark(text.charAt(end));
            end++;
        }
        return end;
    }

    private static boolean isMark(char character) {
        return character == '/' || character == '-';
    }

    private static Optional<CardExpiry> of(String month, String year) {
        boolean readable = (month.length() == 1 || month.length() == 2) && (year.length() == 2 || year.length() == 4);
        return readable ? of(Integer.parseInt(month), Integer.parseInt(year), year.length() == 2) : Optional.empty();
    }

    private static Optional<CardExpiry> of(int month, int year, boolean shortened) {
        boolean possible = month >= 1 && month <= 12 && (shortened || year >= CENTURY);
        return possible ? Optional.of(of(shortened ? CENTURY + year : year, month)) : Optional.empty();
    }

    /** The first instant at which the card is no longer valid: next month's first, in the last time zone to see it (R24). */
    public Instant validUntil() {
        return month.plusMonths(1).atDay(1).atStartOfDay(LATEST_ZONE).toInstant();
    }

    /** Returns whether the expiry has passed (R24). */
    public boolean isPastAt(Instant now) {
        Objects.requireNonNull(now, "now");
        return !now.isBefore(validUntil());
    }

    @JsonValue
    String json() {
        String year = Integer.toString(month.getYear());
        return twoDigits(month.getMonthValue()) + "/" + "0".repeat(Math.max(0, 4 - year.length())) + year;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static CardExpiry read(Object json) {
        return parse(JsonText.of(json, "an expiry"));
    }

    /** As on the card; a year of another century in full, so that it is not read as one of this. */
    @Override
    public String toString() {
        int year = month.getYear() - CENTURY;
        return year >= 0 && year < 100 ? twoDigits(month.getMonthValue()) + "/" + twoDigits(year) : json();
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
