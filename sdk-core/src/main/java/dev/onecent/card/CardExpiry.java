package dev.onecent.card;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/**
 * The month to whose end a card is valid. Two-digit years mean 20yy: no card lives across a century.
 *
 * @param month for example 2029-12, printed {@code 12/29}
 */
public record CardExpiry(YearMonth month) {
    private static final ZoneOffset LATEST_ZONE = ZoneOffset.ofHours(-12);
    private static final int CENTURY = 2000;

    public static CardExpiry of(int year, int month) {
        return new CardExpiry(YearMonth.of(year, month));
    }

    /**
     * Reads {@code 12/29}, {@code 12/2029}, {@code 12-29}, {@code 12 / 29} or {@code 1229}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CardExpiry parse(CharSequence typed) {
        return find(typed).orElseThrow(() -> new IllegalArgumentException("an expiry is a month and a year, as 12/29"));
    }

    static Optional<CardExpiry> find(CharSequence typed) {
        StringBuilder digits = new StringBuilder();
        for (int at = 0; at < typed.length(); at++) {
            char character = typed.charAt(at);
            if (character >= '0' && character <= '9') {
                digits.append(character);
            } else if (" /-".indexOf(character) < 0) {
                return Optional.empty();
            }
        }
        return of(digits);
    }

    private static Optional<CardExpiry> of(CharSequence digits) {
        if (digits.length() != 4 && digits.length() != 6) {
            return Optional.empty();
        }
        int month = Integer.parseInt(digits, 0, 2, 10);
        int year = Integer.parseInt(digits, 2, digits.length(), 10);
        boolean possible = month >= 1 && month <= 12 && (digits.length() == 4 || year >= CENTURY);
        return possible ? Optional.of(of(digits.length() == 4 ? CENTURY + year : year, month)) : Optional.empty();
    }

    /** The first instant at which the card is no longer valid: next month's first, in the last time zone to see it (R24). */
    public Instant validUntil() {
        return month.plusMonths(1).atDay(1).atStartOfDay(LATEST_ZONE).toInstant();
    }

    public boolean isPastAt(Instant now) {
        return !now.isBefore(validUntil());
    }

    @JsonValue
    String json() {
        return String.format(Locale.ROOT, "%02d/%04d", month.getMonthValue(), month.getYear());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%02d/%02d", month.getMonthValue(), month.getYear() % 100);
    }
}
