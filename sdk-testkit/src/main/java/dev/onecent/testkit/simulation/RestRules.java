package dev.onecent.testkit.simulation;

import static dev.onecent.testkit.simulation.Invariants.rule;

import dev.onecent.checkout.CheckoutEvent.CheckoutPaid;
import dev.onecent.checkout.CheckoutState;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.MicroAuthorizationState;
import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import dev.onecent.vault.CardVaultEvent.CardLinked;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The rules that hold once everything is at rest: R3, R23, R25. */
final class RestRules {
    private RestRules() {}

    static List<Invariant> all() {
        return List.of(
                rule("R25", RestRules::nothingIsLeftToDo),
                rule("R3", RestRules::everyCheckoutHasEnded),
                rule("R15", RestRules::everyCardIsLinkedOrGone),
                rule("R10", RestRules::nothingNamesWhoWasErased),
                rule("R23", RestRules::everyEventWasHeardInOrder),
                rule("R23", RestRules::everyPaidCheckoutAndLinkedCardWasTold));
    }

    private static void nothingIsLeftToDo(Observation seen, Consumer<String> broken) {
        if (seen.isAtRest()) {
            seen.stores()
                    .forEach((name, store) -> Stores.all(store).stream()
                            .filter(Observation::isDue)
                            .filter(stored -> !isWaitingForAnErasure(seen, stored))
                            .forEach(stored -> broken.accept("never comes to rest: " + name + " " + stored.key())));
        }
    }

    /** An erasure whose own row is lost is carried on by the next erasure of that shopper. */
    private static boolean isWaitingForAnErasure(Observation seen, Stored<?> stored) {
        return stored.entry().locked() && seen.isLoser(stored.key().owner());
    }

    private static void everyCheckoutHasEnded(Observation seen, Consumer<String> broken) {
        if (seen.isAtRest()) {
            seen.checkouts().stream()
                    .map(Stored::value)
                    .filter(checkout -> !(checkout.state() instanceof CheckoutState.Paid
                            || checkout.state() instanceof CheckoutState.Abandoned
                            || checkout.state() instanceof CheckoutState.Expired))
                    .forEach(checkout -> broken.accept("never ends: checkout " + checkout.id()));
        }
    }

    private static void everyCardIsLinkedOrGone(Observation seen, Consumer<String> broken) {
        if (seen.isAtRest()) {
            seen.vaults()
                    .forEach(vault -> vault.value().cards().stream()
                            .filter(card -> !card.isLinked())
                            .forEach(card ->
                                    broken.accept("neither linked nor gone: " + vault.key() + " " + card.id())));
        }
    }

    /**
     * Returns whether an entry records a verification that was never sent. Due work may record one of a card whose vault could not be
     * read while its owner was erased; it holds no card data, and is deleted after its retention.
     */
    private static boolean isNeverHeld(Stored<?> stored) {
        return stored.value() instanceof MicroAuthorization verification
                && verification.state() instanceof MicroAuthorizationState.NotHeld;
    }

    /** Of a pseudonym nothing is left once everything is settled and no longer retained. */
    private static void nothingNamesWhoWasErased(Observation seen, Consumer<String> broken) {
        if (!seen.isAtRest()) {
            return;
        }
        Set<ShopperId> gone = seen.shoppers().stream()
                .filter(Shopper::isGone)
                .map(Shopper::id)
                .collect(Collectors.toSet());
        seen.stores()
                .forEach((name, store) -> Stores.all(store).stream()
                        .filter(stored -> !isNeverHeld(stored))
                        .map(Stored::key)
                        .filter(key -> gone.contains(key.owner()) || RuleChecker.isPseudonym(key.owner()))
                        .filter(key -> !seen.isLoser(key.owner()))
                        .forEach(key -> broken.accept("left of somebody erased: " + name + " " + key)));
    }

    private static void everyEventWasHeardInOrder(Observation seen, Consumer<String> broken) {
        if (seen.isAtRest() && !seen.heardEverythingInOrder()) {
            broken.accept("events were lost, or heard in another order than they were saved");
        }
    }

    private static void everyPaidCheckoutAndLinkedCardWasTold(Observation seen, Consumer<String> broken) {
        if (!seen.isAtRest()) {
            return;
        }
        Set<Object> told = new HashSet<>();
        seen.heard().forEach(heard -> {
            if (heard.event() instanceof CheckoutPaid paid) {
                told.add(paid.checkout());
            } else if (heard.event() instanceof CardLinked linked) {
                told.add(linked.card());
            }
        });
        seen.checkouts().stream()
                .map(Stored::value)
                .filter(checkout -> checkout.state() instanceof CheckoutState.Paid && !told.contains(checkout.id()))
                .forEach(checkout -> broken.accept("paid and not told: " + checkout.id()));
        seen.vaults()
                .forEach(vault -> vault.value().linkedCards().stream()
                        .filter(card -> !told.contains(card.id()))
                        .forEach(card -> broken.accept("linked and not told: " + card.id())));
    }
}
