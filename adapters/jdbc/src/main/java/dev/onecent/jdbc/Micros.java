package dev.onecent.jdbc;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as microseconds since 1970: what any engine can compare. */
final class Micros {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;

    private Micros() {}

    /** The last microsecond that is not after the instant; the ends of time for what does not fit. */
    static long until(Instant instant) {
        try {
            return Math.addExact(
                    Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND),
                    instant.getNano() / NANOS_PER_MICRO);
        } catch (ArithmeticException e) {
            return instant.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** The first microsecond that is not before the instant, so that nothing counts as due too early. */
    static long from(Instant instant) {
        long micros = until(instant);
        boolean early = micros != Long.MAX_VALUE
                && micros != Long.MIN_VALUE
                && Instant.EPOCH.plus(micros, ChronoUnit.MICROS).isBefore(instant);
        return early ? micros + 1 : micros;
    }
}
