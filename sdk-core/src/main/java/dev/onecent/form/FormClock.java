package dev.onecent.form;

import jakarta.validation.ClockProvider;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;

/** The SDK's clock as Bean Validation asks for it (R24). */
final class FormClock implements ClockProvider {
    private final InstantSource clock;

    private FormClock(InstantSource clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** The clock itself if it can provide already. */
    static ClockProvider provider(InstantSource clock) {
        return clock instanceof ClockProvider provider ? provider : new FormClock(clock);
    }

    @Override
    public Clock getClock() {
        return clock.withZone(ZoneOffset.UTC);
    }
}
