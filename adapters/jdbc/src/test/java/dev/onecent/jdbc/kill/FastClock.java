package dev.onecent.jdbc.kill;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A minute a second, the same in every process that was told the same start; the parent moves it on at the end. */
final class FastClock implements InstantSource {
    private static final int SPEED = 60;
    private static final Instant OPENING = Instant.parse("2026-11-24T12:00:00Z");

    private final long startMillis;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    FastClock(long startMillis) {
        this.startMillis = startMillis;
    }

    @Override
    public Instant instant() {
        long passed = InstantSource.system().millis() - startMillis;
        return OPENING.plusMillis(passed * SPEED).plus(ahead.get());
    }

    long startMillis() {
        return startMillis;
    }

    void advance(Duration time) {
        ahead.updateAndGet(time::plus);
    }
}
