package dev.onecent.vault;

import dev.onecent.audit.Action;
import dev.onecent.audit.Caller;
import dev.onecent.audit.internal.Audit;
import dev.onecent.audit.internal.Deed;
import dev.onecent.card.CardFormCheck;
import dev.onecent.card.CardSource;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.limit.AttemptLimits;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.MicroAuthorizations;
import dev.onecent.payment.Payments;
import dev.onecent.safe.WorkingKeys;
import dev.onecent.store.CardId;
import dev.onecent.store.CommandId;
import dev.onecent.store.Entry;
import dev.onecent.store.IdSource;
import dev.onecent.store.Key;
import dev.onecent.store.OneCentException;
import dev.onecent.store.ShopperId;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import dev.onecent.store.internal.Wiring;
import dev.onecent.vault.CardVaultEvent.CardRemoved;
import dev.onecent.vault.CardVaultEvent.PrimaryCardChosen;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Keeps shoppers' cards: puts them on file, removes them, chooses among them. Safe for use by many threads. */
public final class CardVaults {
    private final Aggregates<CardVault> vaults;
    private final CardProofs proofs;
    private final CardLinking linking;
    private final CardEditing editing;
    private final CardResealing resealing;
    private final Payments payments;
    private final CardKeeper keeper;
    private final Audit audit;
    private final LinkPolicy policy;
    private final InstantSource clock;

    /** Wired by {@code OneCent}. */
    public CardVaults(
            Aggregates<CardVault> vaults,
            MicroAuthorizations cents,
            Payments payments,
            CardFormCheck check,
            CardKeeper keeper,
            AttemptLimits limits,
            LinkPolicy policy,
            InstantSource clock,
            IdSource ids,
            Audit audit) {
        this.vaults = vaults;
        this.payments = payments;
        this.proofs = new CardProofs(vaults, cents, keeper, policy, clock);
        this.audit = audit;
        this.linking = new CardLinking(vaults, proofs, check, keeper, limits, policy, clock, ids);
        this.editing = new CardEditing(vaults, proofs, check, keeper, limits, policy, clock);
        this.resealing = new CardResealing(vaults, keeper);
        this.keeper = keeper;
        this.policy = policy;
        this.clock = clock;
    }

    /** The shopper's cards; an empty vault if there never was one. */
    public CardVault of(ShopperId owner) {
        return vaults.find(Key.sole(owner)).orElseGet(() -> CardVault.empty(owner));
    }

    /**
     * The card that pays first now (R9): never one whose number cannot be opened while another one can pay. Empty only if no card
     * can.
     */
    public Optional<SavedCard> primary(ShopperId owner) {
        return of(owner).primaryAt(clock.instant(), keeper.workingKeys());
    }

    /** The keys by which sealed numbers can be opened now; asked for often. */
    public WorkingKeys workingKeys() {
        return keeper.workingKeys();
    }

    /** Puts a card on file the wallet's way (W4-W6), in the tenant's verification currency. */
    public LinkCardResult link(ShopperId owner, LinkCard command) {
        Objects.requireNonNull(command, "command");
        return link(owner, command, policy.currency());
    }

    /** Puts a card on file; {@code Checkouts.addCard} names the cart's currency (R14). */
    public LinkCardResult link(ShopperId owner, LinkCard command, Currency currency) {
        Objects.requireNonNull(command, "command");
        return audit.recorded(
                new Deed(owner, command.caller(), Action.LINK, "vault"),
                () -> linking.link(owner, command, currency),
                LinkCardResult::outcome,
                result -> result.about().map(card -> "card/" + card.id()).orElse("vault"));
    }

    /**
     * Returns how a link that was asked for stands, or ended; empty if the command never took effect, or long ago (R22).
     * {@code CommandReused} if it was an edit.
     */
    public Optional<LinkCardResult> answerTo(ShopperId owner, CommandId command) {
        return linking.answerTo(owner, command);
    }

    /** Returns the same for a link that is given again, compared with the first one under its id. */
    public Optional<LinkCardResult> answerTo(Wiring wiring, ShopperId owner, LinkCard command) {
        Objects.requireNonNull(wiring, "wiring");
        return linking.answerTo(owner, command);
    }

    /** Changes holder, expiry or nickname of a card; a changed expiry is verified before it counts (R12). */
    public EditCardResult edit(ShopperId owner, EditCard command) {
        Objects.requireNonNull(command, "command");
        return audit.recorded(
                deed(owner, command.caller(), Action.EDIT, command.card()),
                () -> editing.edit(owner, command),
                EditCardResult::outcome);
    }

    /** As {@link #remove(ShopperId, Set, Caller)} by the shopper. */
    public VaultResult remove(ShopperId owner, Set<CardId> cards) {
        Objects.requireNonNull(cards, "cards");
        return remove(owner, cards, Caller.shopper());
    }

    /**
     * Removes cards, all of them or none (R10); all gone already is done (R22). A frozen cent of theirs is still given back, and attempts
     * to pay that wait for a challenge with one of them are given up.
     */
    public VaultResult remove(ShopperId owner, Set<CardId> cards, Caller by) {
        Objects.requireNonNull(cards, "cards");
        Objects.requireNonNull(by, "by");
        List<Deed> deeds =
                cards.stream().map(card -> deed(owner, by, Action.REMOVE, card)).toList();
        Removed removed =
                audit.attempted(deeds, () -> vaults.change(Key.sole(owner), entry -> removed(owner, entry, cards)));
        cards.forEach(card -> audit.record(deed(owner, by, Action.REMOVE, card), removed.outcome(card)));
        giveUpWaiting(owner, cards);
        return removed.result();
    }

    /** Gives attempts up at once; what the store refuses now is done by the vault's due work. */
    private void giveUpWaiting(ShopperId owner, Set<CardId> cards) {
        try {
            Set<CardId> gone = new HashSet<>(of(owner).forsaken());
            gone.retainAll(cards);
            if (!gone.isEmpty()) {
                payments.giveUpWaiting(Wiring.ONECENT, owner, gone);
            }
        } catch (OneCentException e) {
            // It stays due, and the cards are removed.
        }
    }

    /**
     * Removes those of a vault's cards that an erasure has noted, in one save (R10); that is what the audit trail is told. A vault
     * that is locked for transfer is left alone: it leaves its cards behind.
     */
    public void removeErased(Wiring wiring, ShopperId owner, Set<CardId> cards) {
        Objects.requireNonNull(wiring, "wiring");
        vaults.<Boolean>change(
                Key.sole(owner),
                entry -> entry.filter(found -> !found.setAside())
                        .map(found -> without(found.value(), cards))
                        .orElseGet(() -> Decision.keep(false)));
    }

    /** As {@link #makePrimary(ShopperId, CardId, Caller)} by the shopper. */
    public VaultResult makePrimary(ShopperId owner, CardId card) {
        Objects.requireNonNull(card, "card");
        return makePrimary(owner, card, Caller.shopper());
    }

    /** The shopper's choice of the card that pays first (R9). */
    public VaultResult makePrimary(ShopperId owner, CardId card, Caller by) {
        Objects.requireNonNull(card, "card");
        return audit.recorded(
                deed(owner, by, Action.MAKE_PRIMARY, card), () -> madePrimary(owner, card), VaultResult::outcome);
    }

    private VaultResult madePrimary(ShopperId owner, CardId card) {
        Instant now = clock.instant();
        return vaults.change(
                Key.sole(owner),
                entry -> entry.map(Entry::value)
                        .flatMap(
                                vault -> vault.find(card).map(saved -> choose(vault, saved, keeper.workingKeys(), now)))
                        .orElseGet(() -> Decision.keep(new VaultResult.NoSuchCard())));
    }

    /** Notes that a card paid; the primary stays what it is (R9). */
    public void used(Wiring wiring, ShopperId owner, CardId card, Instant at) {
        Objects.requireNonNull(wiring, "wiring");
        vaults.<Boolean>change(
                Key.sole(owner),
                entry -> entry.map(Entry::value)
                        .map(vault -> kept(vault, vault.used(card, at, keeper.workingKeys())))
                        .orElseGet(() -> Decision.keep(false)));
    }

    /** The card as the gateway gets it, for one call. */
    public PresentedCard reveal(Wiring wiring, ShopperId owner, SavedCard card, Caller by) {
        Objects.requireNonNull(wiring, "wiring");
        return keeper.reveal(owner, card, by);
    }

    /** Brings the numbers of a vault up to the safe's current keys (R20). */
    public VaultResealing reseal(Wiring wiring, Key vault) {
        Objects.requireNonNull(wiring, "wiring");
        return resealing.reseal(vault);
    }

    /** Brings a card up to what its micro-authorization says. */
    public void settle(Wiring wiring, MicroAuthorization cent) {
        Objects.requireNonNull(wiring, "wiring");
        proofs.settle(cent);
    }

    /** Whether the host takes this card data: typed numbers not, if it chose so. */
    public boolean takes(CardSource source) {
        return keeper.takes(source);
    }

    /** Whether a card on file names what came of its exchange. */
    public boolean names(Wiring wiring, ShopperId owner, CardId card) {
        Objects.requireNonNull(wiring, "wiring");
        return of(owner).find(card).isPresent();
    }

    /** Due work of a vault: sees off the cards that have gone, and looks after those whose verification nobody came back to. */
    public void advance(Key key) {
        CardVault vault = of(key.owner());
        if (!vault.forsaken().isEmpty()) {
            payments.giveUpWaiting(Wiring.ONECENT, key.owner(), Set.copyOf(vault.forsaken()));
        }
        vault.forsaken().forEach(card -> keeper.forsake(key.owner(), card));
        vaults.<Boolean>change(
                key,
                entry -> entry.map(Entry::value)
                        .map(now -> kept(now, now.handedOver(vault.forsaken())))
                        .orElseGet(() -> Decision.keep(false)));
        vault.cards().forEach(card -> proofs.lookAfter(key.owner(), card));
    }

    private static Deed deed(ShopperId owner, Caller by, Action action, CardId card) {
        return new Deed(owner, by, action, "card/" + card);
    }

    private static Decision<CardVault, Removed> removed(
            ShopperId owner, Optional<Entry<CardVault>> entry, Set<CardId> cards) {
        return Removed.from(entry.map(Entry::value).orElseGet(() -> CardVault.empty(owner)), cards);
    }

    private static Decision<CardVault, Boolean> without(CardVault vault, Set<CardId> cards) {
        List<SavedCard> gone =
                vault.cards().stream().filter(card -> cards.contains(card.id())).toList();
        return gone.isEmpty()
                ? Decision.keep(false)
                : Decision.<CardVault, Boolean>save(vault.without(cards), true)
                        .telling(gone.stream()
                                .map(card -> new CardRemoved(card.id(), card.masked()))
                                .toList());
    }

    private static Decision<CardVault, VaultResult> choose(
            CardVault vault, SavedCard card, WorkingKeys keys, Instant now) {
        if (!card.isUsableAt(now, keys)) {
            return Decision.keep(new VaultResult.NotUsable(card));
        }
        CardVault next = vault.choosing(card.id(), now);
        return next.equals(vault)
                ? Decision.keep(new VaultResult.Done(vault))
                : Decision.<CardVault, VaultResult>save(next, new VaultResult.Done(next))
                        .telling(isChosen(vault, card) ? List.of() : List.of(new PrimaryCardChosen()));
    }

    private static boolean isChosen(CardVault vault, SavedCard card) {
        return vault.choice().filter(made -> made.card().equals(card.id())).isPresent();
    }

    private static Decision<CardVault, Boolean> kept(CardVault before, CardVault after) {
        return after.equals(before) ? Decision.keep(false) : Decision.save(after, true);
    }
}
