package dev.onecent.testkit.simulation;

import dev.onecent.gateway.Authorization;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentState;
import dev.onecent.store.CardId;
import dev.onecent.store.Stored;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.SavedCard;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** An attempt that waits for a challenge with a card that is removed does not pay by what the gateway is asked afterwards (R10). */
final class RemovedCards {
    private final World world;
    private final Set<MerchantReference> waiting = new HashSet<>();
    private final Set<MerchantReference> askedTooLate = new HashSet<>();

    RemovedCards(World world) {
        this.world = world;
    }

    /** A vault was saved: notes the attempts that wait with a card that left it. */
    void saved(CardVault before, CardVault after) {
        Set<CardId> gone = before.cards().stream()
                .map(SavedCard::id)
                .filter(card -> after.find(card).isEmpty())
                .collect(Collectors.toSet());
        if (!gone.isEmpty()) {
            Stores.all(world.storage().payments()).stream()
                    .map(Stored::value)
                    .filter(payment -> payment.owner().equals(after.owner()) && isChallenged(payment))
                    .filter(payment -> payment.instrument()
                            .cardOnFile()
                            .filter(gone::contains)
                            .isPresent())
                    .forEach(payment -> {
                        waiting.add(payment.reference());
                        world.reached("removed while its challenge was open");
                    });
        }
    }

    /** The gateway is about to be asked about an authorization. */
    void asking(MerchantReference reference) {
        if (waiting.contains(reference)) {
            askedTooLate.add(reference);
        }
    }

    /** Returns whether a save makes an attempt pay that was to be given up; an operator's word is one. */
    boolean isPaidAfterRemoval(Payment before, Payment after) {
        return askedTooLate.contains(after.reference())
                && after.pays()
                && !before.pays()
                && !(after.state() instanceof PaymentState.SettledByHand);
    }

    /** Returns whether it waits for the shopper to pass a challenge. */
    static boolean isChallenged(Payment payment) {
        return payment.state() instanceof PaymentState.Authorizing asked
                && asked.authorization() instanceof Authorization.Challenged;
    }
}
