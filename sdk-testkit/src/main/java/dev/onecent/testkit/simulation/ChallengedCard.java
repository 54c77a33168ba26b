package dev.onecent.testkit.simulation;

import dev.onecent.checkout.PaymentChoice;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.store.CardId;
import dev.onecent.store.Stored;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.SavedCard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A card on file whose issuer wants to see the shopper pays, and is removed before the shopper has passed the challenge (R10). */
final class ChallengedCard {
    private static final String LAST_FOUR = TestCards.CHALLENGED.substring(TestCards.CHALLENGED.length() - 4);
    private static final int REMOVING = 70;
    private static final Duration TO_THE_ISSUER = Duration.ofMinutes(2);

    private ChallengedCard() {}

    static SimulatedAction paysAndIsRemoved() {
        return Actions.of("a challenged card pays and is removed", visit -> {
            if (card(visit).isEmpty()) {
                Actions.link(visit, TestCards.CHALLENGED, Optional.empty());
                pass(visit);
            }
            Optional<CardId> card = card(visit);
            if (card.isPresent()) {
                Actions.startCheckout(0).perform(visit);
                Actions.checkout(visit)
                        .ifPresent(id -> Actions.pay(visit, id, new PaymentChoice.WithSavedCard(card.get())));
                remove(visit);
                pass(visit);
            }
        });
    }

    private static Optional<CardId> card(ActionContext visit) {
        return visit.onecent().cards().of(visit.shopper().id()).linkedCards().stream()
                .filter(linked -> linked.masked().lastFour().value().equals(LAST_FOUR))
                .map(SavedCard::id)
                .findFirst();
    }

    /** Removes the card of the challenge that is open. */
    private static void remove(ActionContext visit) {
        if (visit.draw().chance(REMOVING)) {
            Stores.all(visit.storage().payments()).stream()
                    .map(Stored::value)
                    .filter(payment ->
                            payment.owner().equals(visit.shopper().id()) && RemovedCards.isChallenged(payment))
                    .flatMap(payment -> payment.instrument().cardOnFile().stream())
                    .findFirst()
                    .ifPresent(card -> visit.say(
                            visit.onecent().cards().remove(visit.shopper().id(), Set.of(card))));
        }
    }

    /** The shopper passes the latest challenge, minutes later: by then the gateway sees it. */
    private static void pass(ActionContext visit) {
        visit.pass(TO_THE_ISSUER);
        List<MerchantReference> challenges = visit.shopper().challenges();
        if (!challenges.isEmpty()) {
            Actions.answerChallenge(visit, challenges.get(challenges.size() - 1), true);
        }
    }
}
