package dev.onecent.vault.internal;

import dev.onecent.gateway.Authorization;
import dev.onecent.gateway.Authorization.Challenged;
import dev.onecent.gateway.ClientContext;
import dev.onecent.gateway.CredentialUse;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.microauth.HoldRequest;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.MicroAuthorizationState;
import dev.onecent.microauth.internal.StoredMicroAuthorizations;
import dev.onecent.money.Money;
import dev.onecent.store.CardId;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.SavedCard;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Freezes what proves a card or a changed expiry, and takes over what came of it (W6, R15). */
final class CardVerifications {
    private final Aggregates<CardVault> vaults;
    private final StoredMicroAuthorizations cents;
    private final CardKeeper keeper;
    private final LinkPolicy policy;
    private final InstantSource clock;

    CardVerifications(
            Aggregates<CardVault> vaults,
            StoredMicroAuthorizations cents,
            CardKeeper keeper,
            LinkPolicy policy,
            InstantSource clock) {
        this.keeper = keeper;
        this.vaults = vaults;
        this.cents = cents;
        this.policy = policy;
        this.clock = clock;
    }

    /** Proves what the card awaits to be proven, with what the shopper has just typed; the intent stands in the vault. */
    void proveTyped(
            ShopperId owner, SavedCard card, Money amount, PresentedCard presented, Optional<ClientContext> client) {
        prove(owner, request(card, amount, CredentialUse.first(card.consent().purpose())), card, presented, client);
    }

    /** Verifies the card from store, which has no security code (R19). */
    void proveStored(
            ShopperId owner, SavedCard card, Money amount, PresentedCard presented, Optional<ClientContext> client) {
        CredentialUse use = CredentialUse.again(card.consent().purpose(), card.network());
        prove(owner, request(card, amount, use), card, presented, client);
    }

    private void prove(
            ShopperId owner,
            HoldRequest request,
            SavedCard card,
            PresentedCard presented,
            Optional<ClientContext> client) {
        settle(cents.freeze(owner, request, presented, client, () -> isAwaited(owner, card)));
    }

    /** Looks after a card whose proof nobody came back to; one that was never asked for never will be. */
    void lookAfter(ShopperId owner, SavedCard card) {
        if (card.checkAt().filter(at -> !clock.instant().isBefore(at)).isPresent()) {
            settle(cents.find(owner, card.id(), card.awaitedProof().orElseThrow())
                    .orElseGet(() -> foreclosed(owner, card)));
        }
    }

    /** Ends a proof for which nothing was asked yet, for good. */
    void giveUp(ShopperId owner, SavedCard card) {
        settle(foreclosed(owner, card));
    }

    private MicroAuthorization foreclosed(ShopperId owner, SavedCard card) {
        CredentialUse use = CredentialUse.first(card.consent().purpose());
        return cents.recordAsNeverHeld(
                owner, request(card, Money.zero(policy.currency()), use), () -> isAwaited(owner, card));
    }

    /** Brings a card up to what its micro-authorization says. */
    void settle(MicroAuthorization cent) {
        Instant now = clock.instant();
        vaults.<Boolean>change(
                Key.sole(cent.owner()),
                entry -> entry.map(found ->
                                CardVerification.settled(found.value(), cent, policy, keeper.workingKeys(), now))
                        .orElseGet(() -> Decision.keep(false)));
    }

    /** The card as it now awaits the second try of what was to be proven; empty if it does not. */
    Optional<SavedCard> triedAgain(ShopperId owner, SavedCard proving) {
        int first = proving.awaitedProof().orElseThrow();
        return vaults.find(Key.sole(owner))
                .flatMap(vault -> vault.find(proving.id()))
                .filter(card -> card.awaitsSecondTryOf(first));
    }

    /** The number of the proof that speaks for one: of its second try where there was one. */
    int speaking(ShopperId owner, CardId card, int proof) {
        int next = proof + 1;
        return cents.find(owner, card, proof)
                .filter(first -> CardVerification.isRefusedForItsAmount(first.state()))
                .flatMap(first -> cents.find(owner, card, next))
                .filter(MicroAuthorization::secondTry)
                .map(second -> next)
                .orElse(proof);
    }

    Optional<MicroAuthorizationState> find(ShopperId owner, CardId card, int proof) {
        return cents.find(owner, card, proof).map(MicroAuthorization::state);
    }

    /** Returns the micro-authorization if the issuer asks for a challenge. */
    Optional<MicroAuthorization> challenged(ShopperId owner, CardId card, int proof) {
        return cents.find(owner, card, proof).filter(cent -> challenge(cent).isPresent());
    }

    static Optional<Challenged> challenge(MicroAuthorization cent) {
        return cent.state() instanceof MicroAuthorizationState.Freezing freezing
                        && freezing.authorization() instanceof Authorization.Challenged challenged
                ? Optional.of(challenged)
                : Optional.empty();
    }

    /** Returns whether the proof is still wanted, now that its intent is saved: the card may have gone meanwhile. */
    private boolean isAwaited(ShopperId owner, SavedCard card) {
        return vaults.find(Key.sole(owner))
                .flatMap(vault -> vault.find(card.id()))
                .filter(found -> found.awaitedProof().equals(card.awaitedProof()))
                .isPresent();
    }

    private HoldRequest request(SavedCard card, Money amount, CredentialUse use) {
        return new HoldRequest(
                card.id(), card.awaitedProof().orElseThrow(), card.awaitsSecondTry(), policy.payee(), amount, use);
    }
}
