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
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Drives linking: reserve a place, freeze, give back, and only then link (W6, R15). */
final class CardLinking {
    private final Aggregates<CardVault> vaults;
    private final MicroAuthorizations cents;
    private final CardFormCheck check;
    private final CardKeeper keeper;
    private final LinkPolicy policy;
    private final InstantSource clock;
    private final IdSource ids;

    CardLinking(
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

    LinkCardResult link(ShopperId owner, LinkCard command, Currency currency) {
        Optional<Receipt> receipt = vaults.entry(Key.sole(owner)).flatMap(entry -> entry.receiptOf(command.command()));
        if (receipt.isPresent()) {
            return answer(owner, CardId.of(receipt.get().subject()));
        }
        List<FormViolation> violations = command.source() instanceof CardForm form ? check.check(form) : List.of();
        return violations.isEmpty() ? reserve(owner, command, currency) : new LinkCardResult.Invalid(violations);
    }

    /** Looks after a card whose verification nobody came back to; one that was never asked for never will be. */
    void lookAfter(ShopperId owner, SavedCard card) {
        if (card.state() instanceof BeingVerified verified && !clock.instant().isBefore(verified.checkAt())) {
            settle(cents.advance(MicroAuthorization.key(owner, card.id(), verified.proof()))
                    .orElseGet(() -> cents.foreclose(owner, request(card, Money.zero(policy.currency())))));
        }
    }

    private LinkCardResult reserve(ShopperId owner, LinkCard command, Currency currency) {
        Money amount = policy.amountFor(CardKeeper.masked(command.source()).brand(), currency);
        SavedCard card = keeper.keep(owner, CardId.of(ids.next()), command, clock.instant(), policy.checkAfter());
        LinkCardResult reserved = vaults.change(Key.sole(owner), entry -> reserve(owner, entry, card, command));
        if (!(reserved instanceof LinkCardResult.BeingVerified mine
                && mine.card().equals(card))) {
            return reserved;
        }
        try (PresentedCard presented = CardKeeper.present(command.source())) {
            settle(cents.freeze(
                    owner, request(card, amount), presented, command.client(), () -> isKept(owner, card.id())));
        }
        return answer(owner, card.id());
    }

    private boolean isKept(ShopperId owner, CardId card) {
        return vaults.find(Key.sole(owner)).flatMap(vault -> vault.find(card)).isPresent();
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
        Optional<SavedCard> card = vaults.find(Key.sole(owner)).flatMap(vault -> vault.find(id));
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

    /** Brings a card up to what its micro-authorization says. */
    void settle(MicroAuthorization cent) {
        Instant now = clock.instant();
        vaults.<Boolean>change(
                Key.sole(cent.owner()),
                entry -> entry.map(Entry::value)
                        .flatMap(vault -> vault.find(cent.card())
                                .filter(card -> card.isProvenBy(cent.number()))
                                .map(card -> settled(vault, card, cent.state(), now)))
                        .orElseGet(() -> Decision.keep(false)));
    }

    private static Decision<CardVault, Boolean> settled(
            CardVault vault, SavedCard card, MicroAuthorizationState cent, Instant now) {
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

    private static Decision<CardVault, Boolean> kept(CardVault before, CardVault after) {
        return after.equals(before) ? Decision.keep(false) : Decision.save(after, true);
    }
}
