package dev.onecent.testkit.simulation;

import static dev.onecent.testkit.simulation.Invariants.rule;

import dev.onecent.payment.Payment;
import dev.onecent.store.Aggregate;
import dev.onecent.store.Key;
import dev.onecent.store.Stored;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The rules that one life of a checkout, with its payments, has one owner: the shopper, or the pseudonym after an
 * erasure (R4, R10).
 */
final class LifeRules {
    private LifeRules() {}

    static List<Invariant> all() {
        return List.of(
                rule("R4", LifeRules::everyPaymentHasOneOwner),
                rule("R4", LifeRules::everyCheckoutHasOneOwner),
                rule("R10", LifeRules::everyPaymentStandsWithItsCheckout));
    }

    private static void everyPaymentHasOneOwner(Observation seen, Consumer<String> broken) {
        haveOneOwner(seen, seen.payments(), Payment::reference, broken);
    }

    private static void everyCheckoutHasOneOwner(Observation seen, Consumer<String> broken) {
        haveOneOwner(seen, seen.checkouts(), checkout -> checkout.owner().tenant() + " " + checkout.life(), broken);
    }

    /** A locked entry may stand beside its copy for a moment; at rest nothing is locked. */
    private static <A extends Aggregate> void haveOneOwner(
            Observation seen, List<Stored<A>> all, Function<A, Object> name, Consumer<String> broken) {
        Map<Object, Key> owners = new HashMap<>();
        all.stream()
                .filter(stored -> seen.isAtRest() || !stored.entry().locked())
                .forEach(stored -> Optional.ofNullable(owners.put(name.apply(stored.value()), stored.key()))
                        .ifPresent(other -> broken.accept("of two owners: " + other + " and " + stored.key())));
    }

    /**
     * A shopper's payment never stays behind when its checkout is moved; under a pseudonym it outlives its checkout. What a wallet
     * charges for a shop has no checkout at the wallet.
     */
    private static void everyPaymentStandsWithItsCheckout(Observation seen, Consumer<String> broken) {
        if (!seen.isAtRest()) {
            return;
        }
        Map<Key, Object> lives = new HashMap<>();
        seen.checkouts()
                .forEach(checkout -> lives.put(checkout.key(), checkout.value().life()));
        seen.payments().stream()
                .filter(payment -> !WalletOperator.isCharge(payment.value()))
                .filter(payment -> !RuleChecker.isPseudonym(payment.key().owner()))
                .filter(payment -> !payment.value()
                        .id()
                        .life()
                        .equals(lives.get(new Key(
                                payment.key().owner(),
                                payment.value().id().checkout().value()))))
                .forEach(payment -> broken.accept("without its checkout: payment " + payment.key()));
    }
}
