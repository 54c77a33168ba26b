package dev.onecent.store;

/**
 * The host's listener of events; called by {@code OneCent.runDue}, on its caller's thread.
 *
 * <ul>
 *   <li>EVENT-1 Deduplicate by {@link PendingEvent#id()}: a crash between your work and our note of it repeats the event.
 *   <li>EVENT-2 Throw to have it delivered again later; the aggregate's other due work still goes on.
 * </ul>
 */
@FunctionalInterface
public interface EventListener {
    /**
     * Hears an event. Once the call returns the event is delivered; if it throws, the event comes again (R23).
     *
     * @param key of the entry that the event tells of
     */
    void on(Key key, PendingEvent event);
}
