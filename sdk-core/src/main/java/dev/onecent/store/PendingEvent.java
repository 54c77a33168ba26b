package dev.onecent.store;

import java.time.Instant;
import java.util.Objects;

/**
 * An event on its way to the host.
 *
 * @param id unique; the host deduplicates by it, because delivery is at least once
 * @param at when the change was decided
 * @param event what happened
 */
public record PendingEvent(String id, Instant at, Event event) {
    public PendingEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(event, "event");
    }
}
