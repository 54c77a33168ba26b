package dev.onecent.store;

import java.time.Instant;

/**
 * An event on its way to the host.
 *
 * @param id unique; the host deduplicates by it, because delivery is at least once
 * @param at when the change was decided
 * @param event what happened
 */
public record PendingEvent(String id, Instant at, Event event) {}
