package dev.onecent.payment;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Objects;

/**
 * A stretch of time, by the zone in which its months are meant.
 *
 * @param from the first instant in it
 * @param until the first instant after it
 */
public record PaymentPeriod(Instant from, Instant until, ZoneId zone) {
    public PaymentPeriod {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(zone, "zone");
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("until must not be before from");
        }
    }

    /** Whole months, both included. */
    public static PaymentPeriod of(YearMonth first, YearMonth last, ZoneId zone) {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(last, "last");
        return new PaymentPeriod(start(first, zone), start(last.plusMonths(1), zone), zone);
    }

    /** Returns whether an instant lies within the period. */
    public boolean covers(Instant at) {
        Objects.requireNonNull(at, "at");
        return !at.isBefore(from) && at.isBefore(until);
    }

    private static Instant start(YearMonth month, ZoneId zone) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }
}
