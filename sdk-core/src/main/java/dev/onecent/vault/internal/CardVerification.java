package dev.onecent.vault.internal;

import dev.onecent.gateway.DeclineReason;
import dev.onecent.gateway.NetworkTransactionId;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.MicroAuthorizationState;
import dev.onecent.safe.WorkingKeys;
import dev.onecent.store.Retry;
import dev.onecent.store.internal.Decision;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.CardVaultEvent.CardExpiryChanged;
import dev.onecent.vault.CardVaultEvent.CardExpiryNotChanged;
import dev.onecent.vault.CardVaultEvent.CardLinked;
import dev.onecent.vault.CardVaultEvent.CardNotLinked;
import dev.onecent.vault.SavedCard;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The effect of a micro-authorization on the card, or the expiry, that it verifies (R12, R15). */
final class CardVerification {
    private CardVerification() {}

    /** Decides what an outcome changes; nothing, if the vault awaits another verification of that card, or none. */
    static Decision<CardVault, Boolean> settled(
            CardVault vault, MicroAuthorization verification, LinkPolicy policy, WorkingKeys keys, Instant now) {
        return vault.find(verification.card())
                .filter(card -> card.awaitedVerification()
                        .filter(number -> number == verification.number())
                        .isPresent())
                .map(card -> settled(vault, card, verification, policy, keys, now))
                .orElseGet(() -> Decision.keep(false));
    }

    private static Decision<CardVault, Boolean> settled(
            CardVault vault,
            SavedCard card,
            MicroAuthorization verification,
            LinkPolicy policy,
            WorkingKeys keys,
            Instant now) {
        if (isSecondTry(card, verification, policy)) {
            return Decision.save(vault.tryingAgain(card.id(), now.plus(policy.checkAfter())), true);
        }
        if (!verification.state().mayHoldMoney()) {
            return card.isLinked()
                    ? ofExpiry(vault, card, verification.state(), keys, now)
                    : ofCard(vault, card, verification.state(), keys, now);
        }
        return underWay(vault, card, verification.state(), policy, now);
    }

    /** A card whose time to be looked after has come is in order as well: it waits for the hold, as long as that takes. */
    private static Decision<CardVault, Boolean> underWay(
            CardVault vault, SavedCard card, MicroAuthorizationState verification, LinkPolicy policy, Instant now) {
        CardVault approved = verification.approved() ? vault.approved(card.id()) : vault;
        boolean looked = card.checkAt().filter(at -> !at.isAfter(now)).isPresent();
        Instant next = later(now.plus(policy.checkAfter()), earlier(now.plus(Retry.LONGEST), heldUntil(verification)));
        CardVault after = looked ? approved.checkedAgain(card.id(), next) : approved;
        return after.equals(vault) ? Decision.keep(false) : Decision.save(after, true);
    }

    /** Until when nothing happens, because a policy delays the release; an answer of a gateway may arrive at any time. */
    private static Instant heldUntil(MicroAuthorizationState verification) {
        return verification instanceof MicroAuthorizationState.Held frozen ? frozen.releaseAt() : Instant.MIN;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Only the amount was wrong, it was the first try, and the policy has another one. */
    private static boolean isSecondTry(SavedCard card, MicroAuthorization verification, LinkPolicy policy) {
        return !verification.secondTry()
                && isRefusedForItsAmount(verification.state())
                && policy.secondAmountFor(card.masked().brand(), verification.amount())
                        .isPresent();
    }

    static boolean isRefusedForItsAmount(MicroAuthorizationState verification) {
        return verification instanceof MicroAuthorizationState.Refused refused
                && refused.refusal().reason() == DeclineReason.AMOUNT_NOT_SUPPORTED;
    }

    private static Decision<CardVault, Boolean> ofCard(
            CardVault vault, SavedCard card, MicroAuthorizationState verification, WorkingKeys keys, Instant now) {
        if (verification.proves()) {
            return Decision.save(vault.linked(card.id(), now, network(verification), keys), true)
                    .telling(List.of(new CardLinked(card.id(), card.masked())));
        }
        return Decision.save(vault.without(Set.of(card.id())), true)
                .telling(List.of(new CardNotLinked(card.id(), card.masked())));
    }

    private static Decision<CardVault, Boolean> ofExpiry(
            CardVault vault, SavedCard card, MicroAuthorizationState verification, WorkingKeys keys, Instant now) {
        if (verification.proves()) {
            return Decision.save(vault.changed(card.id(), now, keys), true)
                    .telling(List.of(new CardExpiryChanged(card.id(), card.masked())));
        }
        return Decision.save(vault.unchanging(card.id()), true)
                .telling(List.of(new CardExpiryNotChanged(card.id(), card.masked())));
    }

    private static Optional<NetworkTransactionId> network(MicroAuthorizationState verification) {
        if (verification instanceof MicroAuthorizationState.Released released) {
            return released.approval().network();
        }
        return verification instanceof MicroAuthorizationState.Verified verified
                ? verified.approval().network()
                : Optional.empty();
    }
}
