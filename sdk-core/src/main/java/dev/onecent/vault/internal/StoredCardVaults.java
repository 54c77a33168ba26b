package dev.onecent.vault.internal;

import dev.onecent.audit.Action;
import dev.onecent.audit.Caller;
import dev.onecent.audit.internal.Audit;
import dev.onecent.audit.internal.AuditedCommand;
import dev.onecent.audit.internal.Environment;
import dev.onecent.card.CardSource;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.internal.StoredMicroAuthorizations;
import dev.onecent.payment.internal.StoredPayments;
import dev.onecent.safe.WorkingKeys;
import dev.onecent.store.CardId;
import dev.onecent.store.CommandId;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.OneCentException;
import dev.onecent.store.ShopperId;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.CardVaultEvent.CardRemoved;
import dev.onecent.vault.CardVaultEvent.PrimaryCardChosen;
import dev.onecent.vault.CardVaults;
import dev.onecent.vault.EditCard;
import dev.onecent.vault.EditCardResult;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.SavedCard;
import dev.onecent.vault.VaultResult;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

public final class StoredCardVaults implements CardVaults {
    private final Aggregates<CardVault> vaults;
    private final CardVerifications verifications;
    private final CardLinking linking;
    private final CardEditing editing;
    private final CardResealing resealing;
    private final StoredPayments payments;
    private final CardKeeper keeper;
    private final Audit audit;
    private final LinkPolicy policy;
    private final InstantSource clock;

    /** Makes the shell of cards on file. */
    public StoredCardVaults(
            Aggregates<CardVault> vaults,
            StoredMicroAuthorizations microAuthorizations,
            StoredPayments payments,
            CardIntake intake,
            LinkPolicy policy,
            Environment environment) {
        this.vaults = vaults;
        this.payments = payments;
        this.keeper = intake.keeper();
        this.policy = policy;
        this.clock = environment.clock();
        this.audit = environment.audit();
        this.verifications = new CardVerifications(vaults, microAuthorizations, keeper, policy, clock);
        this.linking = new CardLinking(vaults, verifications, intake, policy, environment);
        this.editing = new CardEditing(vaults, verifications, intake, policy, clock);
        this.resealing = new CardResealing(vaults, keeper);
    }

    @Override
    public CardVault of(ShopperId owner) {
        return vaults.find(Key.sole(owner)).orElseGet(() -> CardVault.empty(owner));
    }

    @Override
    public Optional<SavedCard> primary(ShopperId owner) {
        return of(owner).primaryAt(clock.instant(), keeper.workingKeys());
    }

    /** The keys by which sealed numbers can be opened now; asked for often. */
    public WorkingKeys workingKeys() {
        return keeper.workingKeys();
    }

    @Override
    public LinkCardResult link(ShopperId owner, LinkCard command) {
        Objects.requireNonNull(command, "command");
        return link(owner, command, policy.currency());
    }

    @Override
    public LinkCardResult link(ShopperId owner, LinkCard command, Currency currency) {
        Objects.requireNonNull(command, "command");
        return audit.recorded(
                new AuditedCommand(owner, command.caller(), Action.LINK, "vault"),
                () -> linking.link(owner, command, currency),
                LinkCardResult::outcome,
                result -> result.about().map(card -> "card/" + card.id()).orElse("vault"));
    }

    @Override
    public Optional<LinkCardResult> answerTo(ShopperId owner, CommandId command) {
        return linking.answerTo(owner, command);
    }

    /** Returns the same for a link that is given again, compared with the first one under its id. */
    public Optional<LinkCardResult> answerTo(ShopperId owner, LinkCard command) {
        return linking.answerTo(owner, command);
    }

    @Override
    public EditCardResult edit(ShopperId owner, EditCard command) {
        Objects.requireNonNull(command, "command");
        return audit.recorded(
                command(owner, command.caller(), Action.EDIT, command.card()),
                () -> editing.edit(owner, command),
                EditCardResult::outcome);
    }

    @Override
    public VaultResult remove(ShopperId owner, Set<CardId> cards) {
        Objects.requireNonNull(cards, "cards");
        return remove(owner, cards, Caller.shopper());
    }

    @Override
    public VaultResult remove(ShopperId owner, Set<CardId> cards, Caller by) {
        Objects.requireNonNull(cards, "cards");
        Objects.requireNonNull(by, "by");
        List<AuditedCommand> commands = cards.stream()
                .map(card -> command(owner, by, Action.REMOVE, card))
                .toList();
        CardRemoval removed =
                audit.attempted(commands, () -> vaults.change(Key.sole(owner), entry -> removed(owner, entry, cards)));
        cards.forEach(card -> audit.record(command(owner, by, Action.REMOVE, card), removed.outcome(card)));
        giveUpWaiting(owner, cards);
        return removed.result();
    }

    /** Gives attempts up at once; what the store refuses now is done by the vault's due work. */
    private void giveUpWaiting(ShopperId owner, Set<CardId> cards) {
        try {
            Set<CardId> gone = new HashSet<>(of(owner).removedCards());
            gone.retainAll(cards);
            if (!gone.isEmpty()) {
                payments.giveUpWaiting(owner, gone);
            }
        } catch (OneCentException e) {
            // It stays due, and the cards are removed.
        }
    }

    /**
     * Removes those of a vault's cards that an erasure has noted, in one save (R10); that is what the audit trail records. A vault
     * that is locked for transfer is left alone: it leaves its cards behind.
     */
    public void removeErased(ShopperId owner, Set<CardId> cards) {
        vaults.<Boolean>change(
                Key.sole(owner),
                entry -> entry.filter(found -> !found.locked())
                        .map(found -> without(found.value(), cards))
                        .orElseGet(() -> Decision.keep(false)));
        finishRemovals(owner);
    }

    /** Hands over what removed cards leave behind, if the stores allow it now; otherwise due work does, and the vault waits for it. */
    public void finishRemovals(ShopperId owner) {
        try {
            handOverRemoved(owner);
        } catch (OneCentException e) {
            // It stays due, and the vault stays with its owner until it is done.
        }
    }

    @Override
    public VaultResult makePrimary(ShopperId owner, CardId card) {
        Objects.requireNonNull(card, "card");
        return makePrimary(owner, card, Caller.shopper());
    }

    @Override
    public VaultResult makePrimary(ShopperId owner, CardId card, Caller by) {
        Objects.requireNonNull(card, "card");
        return audit.recorded(
                command(owner, by, Action.MAKE_PRIMARY, card), () -> choosePrimary(owner, card), VaultResult::outcome);
    }

    private VaultResult choosePrimary(ShopperId owner, CardId card) {
        Instant now = clock.instant();
        return vaults.change(
                Key.sole(owner),
                entry -> entry.map(Entry::value)
                        .flatMap(
                                vault -> vault.find(card).map(saved -> choose(vault, saved, keeper.workingKeys(), now)))
                        .orElseGet(() -> Decision.keep(new VaultResult.NoSuchCard())));
    }

    /** Notes that a card paid; the primary stays what it is (R9). */
    public void used(ShopperId owner, CardId card, Instant at) {
        vaults.<Boolean>change(
                Key.sole(owner),
                entry -> entry.map(Entry::value)
                        .map(vault -> saveIfChanged(vault, vault.used(card, at, keeper.workingKeys())))
                        .orElseGet(() -> Decision.keep(false)));
    }

    /** The card as the gateway gets it, for one call. */
    public PresentedCard reveal(ShopperId owner, SavedCard card, Caller by) {
        return keeper.reveal(owner, card, by);
    }

    /** Brings the numbers of a vault up to the safe's current keys (R20). */
    public VaultResealing reseal(Key vault) {
        return resealing.reseal(vault);
    }

    /** Brings a card up to what its micro-authorization says. */
    public void settle(MicroAuthorization verification) {
        verifications.settle(verification);
    }

    /** Returns whether the host takes this card data: typed numbers not, if it chose so. */
    public boolean accepts(CardSource source) {
        return keeper.accepts(source);
    }

    /** Returns whether a card on file uses the token of its exchange. */
    public boolean names(ShopperId owner, CardId card) {
        return of(owner).find(card).isPresent();
    }

    /** Does the due work of a vault: schedules the detaching of removed cards' tokens, and checks verifications that stay unfinished. */
    public void advance(Key key) {
        CardVault vault = handOverRemoved(key.owner());
        vault.cards().forEach(card -> verifications.checkUnfinished(key.owner(), card));
    }

    /** Gives up the attempts that wait with removed cards, and schedules the detaching of their tokens. Returns the vault before. */
    private CardVault handOverRemoved(ShopperId owner) {
        CardVault vault = of(owner);
        List<CardId> removed = vault.removedCards();
        if (!removed.isEmpty()) {
            payments.giveUpWaiting(owner, Set.copyOf(removed));
            removed.forEach(card -> keeper.detachUnused(owner, card));
            vaults.<Boolean>change(
                    Key.sole(owner),
                    entry -> entry.map(Entry::value)
                            .map(now -> saveIfChanged(now, now.withoutRemoved(removed)))
                            .orElseGet(() -> Decision.keep(false)));
        }
        return vault;
    }

    private static AuditedCommand command(ShopperId owner, Caller by, Action action, CardId card) {
        return new AuditedCommand(owner, by, action, "card/" + card);
    }

    private static Decision<CardVault, CardRemoval> removed(
            ShopperId owner, Optional<Entry<CardVault>> entry, Set<CardId> cards) {
        return CardRemoval.from(entry.map(Entry::value).orElseGet(() -> CardVault.empty(owner)), cards);
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

    private static Decision<CardVault, Boolean> saveIfChanged(CardVault before, CardVault after) {
        return after.equals(before) ? Decision.keep(false) : Decision.save(after, true);
    }
}
