package dev.onecent.audit.internal;

import dev.onecent.audit.AuditTrail;
import dev.onecent.audit.Outcome;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Writes to the host's trail. Safe for use by many threads. */
public final class Audit {
    private final AuditTrail trail;
    private final InstantSource clock;

    /** Makes an audit that writes to a trail. */
    public Audit(AuditTrail trail, InstantSource clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /** Records the outcome of a command. */
    public void record(AuditedCommand deed, Outcome outcome) {
        trail.append(deed.ended(outcome, clock.instant()));
    }

    /** Does it and records how it ended. */
    public <R> R recorded(AuditedCommand deed, Supplier<R> command, Function<R, Outcome> outcome) {
        return recorded(deed, command, outcome, any -> deed.resource());
    }

    /** Runs a command and records its outcome, with the resource that the result names. */
    public <R> R recorded(
            AuditedCommand deed, Supplier<R> command, Function<R, Outcome> outcome, Function<R, String> resource) {
        R result = attempted(deed, command);
        record(deed.about(resource.apply(result)), outcome.apply(result));
        return result;
    }

    /** Does it and records only that it failed; what the trail throws then does not hide why. */
    public <R> R attempted(AuditedCommand deed, Supplier<R> command) {
        return attempted(List.of(deed), command);
    }

    /** Runs a command about several resources; an exception is recorded for each. */
    public <R> R attempted(List<AuditedCommand> deeds, Supplier<R> command) {
        try {
            return command.get();
        } catch (RuntimeException e) {
            deeds.forEach(deed -> recordFailed(deed, e));
            throw e;
        }
    }

    @SuppressWarnings("ReferenceEquality") // a failure cannot be suppressed by itself
    private void recordFailed(AuditedCommand deed, RuntimeException failure) {
        try {
            record(deed, Outcome.FAILED);
        } catch (RuntimeException e) {
            if (e != failure) {
                failure.addSuppressed(e);
            }
        }
    }
}
