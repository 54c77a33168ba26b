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

/** Holds what verifies a card or a changed expiry, and applies the outcome (W6, R15). */
final class CardVerifications {
    private final Aggregates<CardVault> vaults;
    private final StoredMicroAuthorizations verifications;
    private final CardKeeper keeper;
    private final LinkPolicy policy;
    private final InstantSource clock;

    CardVerifications(
            Aggregates<CardVault> vaults,
            StoredMicroAuthorizations verifications,
            CardKeeper keeper,
            LinkPolicy policy,
            InstantSource clock) {
        this.keeper = keeper;
        this.vaults = vaults;
        this.verifications = verifications;
        this.policy = policy;
        this.clock = clock;
    }

    /** Proves what the card awaits to be verified, with what the shopper has just typed; the intent stands in the vault. */
    void verifyTyped(
            ShopperId owner, SavedCard card, Money amount, PresentedCard presented, Optional<ClientContext> client) {
        verify(owner, request(card, amount, CredentialUse.first(card.consent().purpose())), card, presented, client);
    }

    /** Verifies the card from store, which has no security code (R19). */
    void verifyStored(
            ShopperId owner, SavedCard card, Money amount, PresentedCard presented, Optional<ClientContext> client) {
        CredentialUse use = CredentialUse.again(card.consent().purpose(), card.network());
        verify(owner, request(card, amount, use), card, presented, client);
    }

    private void verify(
            ShopperId owner,
            HoldRequest request,
            SavedCard card,
            PresentedCard presented,
            Optional<ClientContext> client) {
        settle(verifications.placeHold(owner, request, presented, client, () -> isAwaited(owner, card)));
    }

    /** Checks a card whose verification stays unfinished; one that was never sent is recorded as never held. */
    void checkUnfinished(ShopperId owner, SavedCard card) {
        if (card.checkAt().filter(at -> !clock.instant().isBefore(at)).isPresent()) {
            settle(verifications
                    .find(owner, card.id(), card.awaitedVerification().orElseThrow())
                    .orElseGet(() -> recordNeverHeld(owner, card)));
        }
    }

    /** Ends a verification for which nothing was asked yet, for good. */
    void giveUp(ShopperId owner, SavedCard card) {
        settle(recordNeverHeld(owner, card));
    }

    private MicroAuthorization recordNeverHeld(ShopperId owner, SavedCard card) {
        CredentialUse use = CredentialUse.first(card.consent().purpose());
        return verifications.recordAsNeverHeld(
                owner, request(card, Money.zero(policy.currency()), use), () -> isAwaited(owner, card));
    }

    /** Brings a card up to what its micro-authorization says. */
    void settle(MicroAuthorization verification) {
        Instant now = clock.instant();
        vaults.<Boolean>change(
                Key.sole(verification.owner()),
                entry -> entry.map(found -> CardVerification.settled(
                                found.value(), verification, policy, keeper.workingKeys(), now))
                        .orElseGet(() -> Decision.keep(false)));
    }

    /** The card as it now awaits the second try of what was to be verified; empty if it does not. */
    Optional<SavedCard> triedAgain(ShopperId owner, SavedCard verifying) {
        int first = verifying.awaitedVerification().orElseThrow();
        return vaults.find(Key.sole(owner))
                .flatMap(vault -> vault.find(verifying.id()))
                .filter(card -> card.awaitsSecondTryOf(first));
    }

    /** Returns the number of the verification whose outcome counts: of its second try where there was one. */
    int decisiveVerification(ShopperId owner, CardId card, int number) {
        int next = number + 1;
        return verifications
                .find(owner, card, number)
                .filter(first -> CardVerification.isRefusedForItsAmount(first.state()))
                .flatMap(first -> verifications.find(owner, card, next))
                .filter(MicroAuthorization::secondTry)
                .map(second -> next)
                .orElse(number);
    }

    Optional<MicroAuthorizationState> find(ShopperId owner, CardId card, int number) {
        return verifications.find(owner, card, number).map(MicroAuthorization::state);
    }

    /** Returns the micro-authorization if the issuer asks for a challenge. */
    Optional<MicroAuthorization> challenged(ShopperId owner, CardId card, int number) {
        return verifications
                .find(owner, card, number)
                .filter(verification -> challenge(verification).isPresent());
    }

    static Optional<Challenged> challenge(MicroAuthorization verification) {
        return verification.state() instanceof MicroAuthorizationState.Requesting requested
                        && requested.authorization() instanceof Authorization.Challenged challenged
                ? Optional.of(challenged)
                : Optional.empty();
    }

    /** Returns whether the verification is still wanted, now that its intent is saved: the card may have gone meanwhile. */
    private boolean isAwaited(ShopperId owner, SavedCard card) {
        return vaults.find(Key.sole(owner))
                .flatMap(vault -> vault.find(card.id()))
                .filter(found -> found.awaitedVerification().equals(card.awaitedVerification()))
                .isPresent();
    }

    private HoldRequest request(SavedCard card, Money amount, CredentialUse use) {
        return new HoldRequest(
                card.id(),
                card.awaitedVerification().orElseThrow(),
                card.awaitsSecondTry(),
                policy.payee(),
                amount,
                use);
    }
}
