package dev.onecent.microauth;

import dev.onecent.store.CardId;
import dev.onecent.store.OwnedPage;
import dev.onecent.store.PageCursor;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import java.util.Optional;

/**
 * Drives holds through the gateway: it saves the intent, calls and saves the outcome (R17); due work does the rest.
 * Safe for use by many threads.
 */
public interface MicroAuthorizations {
    /** The n-th verification of a shopper's card. */
    Optional<MicroAuthorization> find(ShopperId owner, CardId card, int number);

    /** Lists the micro-authorizations of a shopper's cards, from after {@code afterId} on. */
    OwnedPage<MicroAuthorization> of(ShopperId owner, String afterId, int limit);

    /**
     * Lists what may still be held although it should have been released (R15, R16), oldest first: a quick look at the
     * first thousand items of due work; it has no next page. {@link #overdue(TenantId, Optional, int)} passes
     * everything.
     */
    OverduePage overdue(TenantId tenant, int limit);

    /**
     * Lists one page of the overdue list, for an operator who must not miss one: it passes every micro-authorization of
     * the tenant and does not rely on the due index (R23).
     *
     * @param after where the page before it ended; empty for the first
     * @param pageSize how many micro-authorizations to look at, at most; of them those overdue are listed
     */
    OverduePage overdue(TenantId tenant, Optional<PageCursor> after, int pageSize);

    /**
     * Settles a micro-authorization by hand: an operator states that the amount is free, with evidence and name (R16). Empty if there is none. Whatever is
     * open or still waits for the gateway can be settled; what has ended stays as it is. A card that the amount was to prove hears of
     * it at once: it was not verified (R15).
     *
     * @param evidence what shows it, at most 1,024 characters, no card number; stored
     * @throws IllegalArgumentException if evidence or operator is too long or holds a card number
     */
    Optional<MicroAuthorization> settleByHand(
            ShopperId owner, MicroAuthorizationId id, String evidence, String operator);
}
