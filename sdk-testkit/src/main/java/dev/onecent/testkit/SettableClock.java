package dev.onecent.testkit;

import jakarta.validation.ClockProvider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** A clock that stands still until it is told otherwise (R24). Safe for use by many threads. */
public final class SettableClock implements InstantSource, ClockProvider {
    private volatile Instant now;

    private SettableClock(Instant start) {
        now = start;
    }

    /** Returns a clock that stands at an instant. */
    public static SettableClock at(Instant start) {
        return new SettableClock(start);
    }

    /** For example {@code SettableClock.at("2026-11-24T10:00:00Z")}. */
    public static SettableClock at(String start) {
        return at(Instant.parse(start));
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** For forms: every SDK over this clock shares their validators. */
    @Override
    public Clock getClock() {
        return withZone(ZoneOffset.UTC);
    }

    /** Lets time pass. */
    public synchronized void advance(Duration time) {
        now = now.plus(time);
    }

    /** Jumps, also backwards, as a real clock may. */
    public synchronized void set(Instant instant) {
        now = instant;
    }
}
