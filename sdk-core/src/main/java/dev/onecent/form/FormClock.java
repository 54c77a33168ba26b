package dev.onecent.form;

import jakarta.validation.ClockProvider;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * The clock of the forms of one SDK (R24), one object for all of them. Hibernate Validator keeps the validators of one clock
 * provider beside its own; where two took turns, as card and address forms would, each form had its validators made anew.
 */
public final class FormClock implements InstantSource, ClockProvider {
    private final InstantSource clock;

    private FormClock(InstantSource clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** The clock itself if it can provide already, so that SDKs over one clock share the validators too. */
    public static InstantSource of(InstantSource clock) {
        return clock instanceof ClockProvider ? clock : new FormClock(clock);
    }

    static ClockProvider provider(InstantSource clock) {
        return clock instanceof ClockProvider provider ? provider : new FormClock(clock);
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }

    @Override
    public Clock getClock() {
        return clock.withZone(ZoneOffset.UTC);
    }
}
