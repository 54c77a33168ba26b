package dev.onecent.vault;

import dev.onecent.card.CardForm;
import dev.onecent.card.CardFormCheck;
import dev.onecent.card.FormViolation;
import dev.onecent.gateway.Authorization;
import dev.onecent.gateway.CredentialUse;
import dev.onecent.gateway.NetworkTransactionId;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.microauth.FreezeRequest;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.MicroAuthorizationState;
import dev.onecent.microauth.MicroAuthorizations;
import dev.onecent.money.Money;
import dev.onecent.store.CardId;
import dev.onecent.store.Entry;
import dev.onecent.store.IdSource;
import dev.onecent.store.Key;
import dev.onecent.store.Receipt;
import dev.onecent.store.ShopperId;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import dev.onecent.vault.CardState.BeingVerified;
import dev.onecent.vault.CardVaultEvent.CardLinked;
import dev.onecent.vault.CardVaultEvent.CardNotLinked;
import dev.onecent.vault.CardVaultEvent.CardRemoved;
import dev.onecent.vault.CardVaultEvent.PrimaryCardChosen;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps shoppers' cards and drives linking: reserve a place, freeze, give back, link (W6). Safe for use by many threads.
 */
public final class CardVaults {
    private final Aggregates<CardVault> vaults;
    private final MicroAuthorizations cents;
    private final CardFormCheck check;
    private final CardKeeper keeper;
    private final LinkPolicy policy;
    private final InstantSource clock;
    private final IdSource ids;

    /** Wired by {@code OneCent}. */
    public CardVaults(
            Aggregates<CardVault> vaults,
            MicroAuthorizations cents,
            CardFormCheck check,
            CardKeeper keeper,
            LinkPolicy policy,
            InstantSource clock,
            IdSource ids) {
        this.vaults = vaults;
        this.cents = cents;
        this.check = check;
        this.keeper = keeper;
        this.policy = policy;
        this.clock = clock;
        this.ids = ids;
    }

    /** The shopper's cards; an empty vault if there never was one. */
    public CardVault of(ShopperId owner) {
        return vaults.find(Key.sole(owner)).orElseGet(() -> CardVault.empty(owner));
    }

    /** Puts a card on file the wallet's way (W4-W6), in the tenant's verification currency. */
    public LinkCardResult link(ShopperId owner, LinkCard command) {
        return link(owner, command, policy.currency());
    }

    /** Puts a card on file; {@code Checkouts.addCard} names the cart's currency (R14). */
    public LinkCardResult link(ShopperId owner, LinkCard command, Currency currency) {
        Optional<Receipt> receipt = vaults.entry(Key.sole(owner)).flatMap(entry -> entry.receiptOf(command.command()));
        if (receipt.isPresent()) {
            return answer(owner, CardId.of(receipt.get().subject()));
        }
        List<FormViolation> violations = command.source() instanceof CardForm form ? check.check(form) : List.of();
        return violations.isEmpty() ? reserve(owner, command, currency) : new LinkCardResult.Invalid(violations);
    }

    /** Removes cards, all of them or none (R10). A frozen cent of theirs is still given back. */
    public VaultResult remove(ShopperId owner, Set<CardId> cards) {
        return vaults.change(Key.sole(owner), entry -> {
            CardVault vault = entry.map(Entry::value).orElseGet(() -> CardVault.empty(owner));
            List<SavedCard> gone =
                    cards.stream().flatMap(card -> vault.find(card).stream()).toList();
            if (gone.size() < cards.size()) {
                return Decision.keep(new VaultResult.NoSuchCard());
            }
            CardVault rest = vault.without(cards);
            return Decision.<CardVault, VaultResult>save(rest, new VaultResult.Done(rest))
                    .telling(gone.stream()
                            .map(card -> new CardRemoved(card.id(), card.masked()))
                            .toList());
        });
    }

    /** The shopper's choice of the card that pays first (R9). */
    public VaultResult makePrimary(ShopperId owner, CardId card) {
        Instant now = clock.instant();
        return vaults.change(
                Key.sole(owner),
                entry -> entry.map(Entry::value)
                        .flatMap(vault -> vault.find(card).map(saved -> choose(vault, saved, now)))
                        .orElseGet(() -> Decision.keep(new VaultResult.NoSuchCard())));
    }

    /** Notes that a card paid; the primary stays what it is (R9). */
    public void used(ShopperId owner, CardId card, Instant at) {
        vaults.<Boolean>change(
                Key.sole(owner),
                entry -> entry.map(Entry::value)
                        .map(vault -> kept(vault, vault.used(card, at)))
                        .orElseGet(() -> Decision.keep(false)));
    }

    /** The card as the gateway gets it, for one call. */
    public PresentedCard reveal(ShopperId owner, SavedCard card) {
        return keeper.reveal(owner, card);
    }

    /** Brings a card up to what its micro-authorization says, after everything due there was done. */
    public void settle(ShopperId owner, CardId card) {
        of(owner).find(card).ifPresent(saved -> {
            if (saved.state() instanceof BeingVerified verified) {
                cents.find(owner, card, verified.proof()).ifPresent(cent -> settle(owner, card, cent));
            }
        });
    }

    /** Due work of a vault: looks after the cards whose verification nobody came back to. */
    public void advance(Key key) {
        ShopperId owner = key.owner();
        for (SavedCard card : of(owner).cards()) {
            if (card.state() instanceof BeingVerified verified
                    && !clock.instant().isBefore(verified.checkAt())) {
                lookAfter(owner, card, verified);
            }
        }
    }

    private void lookAfter(ShopperId owner, SavedCard card, BeingVerified verified) {
        MicroAuthorization cent = cents.advance(MicroAuthorization.key(owner, card.id(), verified.proof()))
                .orElseGet(() -> cents.foreclose(owner, request(card, Money.zero(policy.currency()))));
        settle(owner, card.id(), cent);
    }

    private LinkCardResult reserve(ShopperId owner, LinkCard command, Currency currency) {
        Instant now = clock.instant();
        SavedCard card = keeper.keep(owner, CardId.of(ids.next()), command, now, policy.checkAfter());
        LinkCardResult refusal = vaults.change(Key.sole(owner), entry -> reserve(owner, entry, card, command));
        if (refusal instanceof LinkCardResult.BeingVerified mine && mine.card().equals(card)) {
            Money amount = policy.amount().amountFor(card.masked().brand(), currency);
            try (PresentedCard presented = keeper.present(command.source())) {
                settle(owner, card.id(), cents.freeze(owner, request(card, amount), presented, command.client()));
            }
            return answer(owner, card.id());
        }
        return refusal;
    }

    private Decision<CardVault, LinkCardResult> reserve(
            ShopperId owner, Optional<Entry<CardVault>> entry, SavedCard card, LinkCard command) {
        Optional<Receipt> twin = entry.flatMap(found -> found.receiptOf(command.command()));
        if (twin.isPresent()) {
            return Decision.keep(answer(owner, CardId.of(twin.get().subject())));
        }
        CardVault vault = entry.map(Entry::value).orElseGet(() -> CardVault.empty(owner));
        Reservation reservation = vault.reserve(card, policy.mostCards());
        if (reservation instanceof Reservation.Reserved reserved) {
            return Decision.<CardVault, LinkCardResult>save(reserved.vault(), new LinkCardResult.BeingVerified(card))
                    .remembering(command.command(), card.id().value());
        }
        return Decision.keep(
                reservation instanceof Reservation.Present present
                        ? present(present.existing())
                        : new LinkCardResult.TooManyCards(policy.mostCards()));
    }

    private static LinkCardResult present(SavedCard existing) {
        return existing.isLinked()
                ? new LinkCardResult.AlreadyLinked(existing)
                : new LinkCardResult.BeingVerified(existing);
    }

    private FreezeRequest request(SavedCard card, Money amount) {
        CredentialUse use = CredentialUse.first(card.consent().purpose());
        return new FreezeRequest(card.id(), CardKeeper.FIRST_PROOF, policy.payee(), amount, use);
    }

    /** How a link stands: told by the vault, and once the card has left it by its micro-authorization. */
    private LinkCardResult answer(ShopperId owner, CardId id) {
        Optional<SavedCard> card = of(owner).find(id);
        Optional<MicroAuthorizationState> cent =
                cents.find(owner, id, CardKeeper.FIRST_PROOF).map(MicroAuthorization::state);
        if (card.isEmpty()) {
            return cent.orElse(null) instanceof MicroAuthorizationState.Refused refused
                    ? new LinkCardResult.Refused(
                            refused.refusal().reason(), refused.refusal().retryable())
                    : new LinkCardResult.NotVerified();
        }
        return card.get().isLinked() ? new LinkCardResult.Linked(card.get()) : underWay(owner, card.get());
    }

    private LinkCardResult underWay(ShopperId owner, SavedCard card) {
        Optional<MicroAuthorization> cent = cents.find(owner, card.id(), CardKeeper.FIRST_PROOF);
        if (cent.isPresent()
                && cent.get().state() instanceof MicroAuthorizationState.Freezing freezing
                && freezing.authorization() instanceof Authorization.Challenged challenged) {
            return new LinkCardResult.ChallengeRequired(card, cent.get().reference(), challenged.challenge());
        }
        return new LinkCardResult.BeingVerified(card);
    }

    private void settle(ShopperId owner, CardId id, MicroAuthorization cent) {
        Instant now = clock.instant();
        vaults.<Boolean>change(
                Key.sole(owner),
                entry -> entry.map(Entry::value)
                        .flatMap(vault -> vault.find(id).map(card -> settled(vault, card, cent.state(), now)))
                        .orElseGet(() -> Decision.keep(false)));
    }

    private static Decision<CardVault, Boolean> settled(
            CardVault vault, SavedCard card, MicroAuthorizationState cent, Instant now) {
        if (card.isLinked()) {
            return Decision.keep(false);
        }
        if (cent.proves()) {
            return Decision.save(vault.linked(card.id(), now, network(cent)), true)
                    .telling(List.of(new CardLinked(card.id(), card.masked())));
        }
        if (cent.mayHoldMoney()) {
            return kept(vault, cent.approved() ? vault.approved(card.id()) : vault);
        }
        return Decision.save(vault.without(Set.of(card.id())), true)
                .telling(List.of(new CardNotLinked(card.id(), card.masked())));
    }

    private static Optional<NetworkTransactionId> network(MicroAuthorizationState cent) {
        if (cent instanceof MicroAuthorizationState.Released released) {
            return released.approval().network();
        }
        return cent instanceof MicroAuthorizationState.Verified verified
                ? verified.approval().network()
                : Optional.empty();
    }

    private static Decision<CardVault, VaultResult> choose(CardVault vault, SavedCard card, Instant now) {
        if (!card.isUsableAt(now)) {
            return Decision.keep(new VaultResult.NotUsable(card));
        }
        CardVault next = vault.choosing(card.id(), now);
        return next.equals(vault)
                ? Decision.keep(new VaultResult.Done(vault))
                : Decision.<CardVault, VaultResult>save(next, new VaultResult.Done(next))
                        .telling(List.of(new PrimaryCardChosen(card.id())));
    }

    private static Decision<CardVault, Boolean> kept(CardVault before, CardVault after) {
        return after.equals(before) ? Decision.keep(false) : Decision.save(after, true);
    }
}
