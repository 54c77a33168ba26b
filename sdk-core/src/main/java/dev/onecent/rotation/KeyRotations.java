package dev.onecent.rotation;

import dev.onecent.store.PageCursor;
import dev.onecent.store.TenantId;
import java.util.Optional;

/**
 * The keys under which cards are on file: brings cards to the current ones as due work, and tells which are in use (R20). Safe for
 * use by many threads.
 */
public interface KeyRotations {
    /** Returns the rotation of a tenant; empty before the first run of its due work. */
    Optional<KeyRotation> of(TenantId tenant);

    /** Counts the cards of a tenant by their keys; reads every vault, a page at a time. */
    KeyUse use(TenantId tenant);

    /**
     * Counts the cards in the next vaults by their keys.
     *
     * @param after {@link KeyUse#next()} of the page before; empty for the first one
     * @param pageSize how many vaults to read, at least 1
     */
    KeyUse use(TenantId tenant, Optional<PageCursor> after, int pageSize);

    /**
     * Lets due work go through every vault of a tenant once more, for example because {@link #use} still finds an older key although
     * the rotation is over: a process ran with it for longer than a day.
     */
    void again(TenantId tenant);
}
