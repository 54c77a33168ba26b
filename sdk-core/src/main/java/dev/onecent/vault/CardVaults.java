package dev.onecent.vault;

import dev.onecent.audit.Caller;
import dev.onecent.store.CardId;
import dev.onecent.store.CommandId;
import dev.onecent.store.ShopperId;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;

/** Keeps shoppers' cards: puts them on file, removes them, chooses among them. Safe for use by many threads. */
public interface CardVaults {
    /** The shopper's cards; an empty vault if there never was one. */
    CardVault of(ShopperId owner);

    /**
     * The card that pays first now (R9): never one whose number cannot be opened while another one can pay. Empty only if no card
     * can.
     */
    Optional<SavedCard> primary(ShopperId owner);

    /** Puts a card on file the wallet's way (W4-W6), in the tenant's verification currency. */
    LinkCardResult link(ShopperId owner, LinkCard command);

    /** Puts a card on file; {@code Checkouts.addCard} names the cart's currency (R14). */
    LinkCardResult link(ShopperId owner, LinkCard command, Currency currency);

    /**
     * Returns how a link that was asked for stands, or ended; empty if the command never took effect, or long ago (R22).
     * {@code CommandReused} if it was an edit.
     */
    Optional<LinkCardResult> answerTo(ShopperId owner, CommandId command);

    /** Changes holder, expiry or nickname of a card; a changed expiry is verified before it counts (R12). */
    EditCardResult edit(ShopperId owner, EditCard command);

    /** As {@link #remove(ShopperId, Set, Caller)} by the shopper. */
    VaultResult remove(ShopperId owner, Set<CardId> cards);

    /**
     * Removes cards, all of them or none (R10); all gone already is done (R22). A one-cent hold of theirs is still released, and attempts
     * to pay that wait for a challenge with one of them are given up.
     */
    VaultResult remove(ShopperId owner, Set<CardId> cards, Caller by);

    /** As {@link #makePrimary(ShopperId, CardId, Caller)} by the shopper. */
    VaultResult makePrimary(ShopperId owner, CardId card);

    /** The shopper's choice of the card that pays first (R9). */
    VaultResult makePrimary(ShopperId owner, CardId card, Caller by);
}
