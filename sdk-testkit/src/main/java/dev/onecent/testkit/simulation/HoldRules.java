package dev.onecent.testkit.simulation;

import static dev.onecent.testkit.simulation.Invariants.rule;

import dev.onecent.gateway.MerchantReference;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.store.Key;
import dev.onecent.store.Stored;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.SavedCard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The one-cent hold: R13 to R17, R22. */
final class HoldRules {
    private HoldRules() {}

    static List<Invariant> all() {
        return List.of(
                rule("R17", HoldRules::everythingWasSavedBeforeItWasAsked),
                rule("R16", HoldRules::heldIsReleasedOrStillDue),
                rule("R16", HoldRules::nothingHeldIsGone),
                rule("R14", HoldRules::noHoldIsFrozenTwiceOrTaken),
                rule("R15", HoldRules::noCardIsLinkedWithoutARelease),
                rule("R15", HoldRules::afterADayItIsReleasedOrListed),
                rule("R22", HoldRules::aLinkGivenTwiceEqualsOnce));
    }

    private static void everythingWasSavedBeforeItWasAsked(Observation seen, Consumer<String> broken) {
        seen.books().keySet().stream()
                .filter(reference -> !seen.wasSaved(reference))
                .forEach(reference -> broken.accept("the gateway has " + reference + ", the stores have not"));
    }

    /**
     * Checks that no entry is gone from the stores while its amount is held, the one who was erased and whatever is
     * retained no longer.
     */
    private static void nothingHeldIsGone(Observation seen, Consumer<String> broken) {
        List<MerchantReference> held = seen.books().entrySet().stream()
                .filter(account -> account.getValue().held() > 0)
                .map(Map.Entry::getKey)
                .toList();
        if (!held.isEmpty()) {
            Set<MerchantReference> known = seen.references();
            held.stream()
                    .filter(reference -> !known.contains(reference))
                    .forEach(reference -> broken.accept("frozen, and nothing tells of it: " + reference));
        }
    }

    /** Checks that what is held at the gateway has an entry with something to do; at rest nothing is held. */
    private static void heldIsReleasedOrStillDue(Observation seen, Consumer<String> broken) {
        for (Stored<MicroAuthorization> verification : seen.verifications()) {
            long held = seen.account(verification.value().reference()).held();
            boolean due = Observation.isDue(verification);
            if (held > 0 && (!due || seen.isAtRest())) {
                broken.accept(held + " frozen and forgotten: " + text(verification));
            }
        }
    }

    private static void noHoldIsFrozenTwiceOrTaken(Observation seen, Consumer<String> broken) {
        for (Stored<MicroAuthorization> verification : seen.verifications()) {
            Account account = seen.account(verification.value().reference());
            if (account.authorized() > verification.value().amount().minorUnits() || account.net() != 0) {
                broken.accept("more than its amount was moved for " + text(verification) + ": " + account);
            }
        }
    }

    /** Approved, and nothing held: neither now nor at any time before the link was acknowledged by a release. */
    private static void noCardIsLinkedWithoutARelease(Observation seen, Consumer<String> broken) {
        for (Stored<CardVault> vault : seen.vaults()) {
            boolean leaving = seen.isBeingErased(vault.value().owner());
            for (SavedCard card : leaving ? List.<SavedCard>of() : vault.value().linkedCards()) {
                Optional<MicroAuthorization> proof = seen.proofOf(vault.value(), card.id());
                Account account = proof.map(verification -> seen.account(verification.reference()))
                        .orElse(Account.EMPTY);
                boolean given = proof.isPresent()
                        && account.held() == 0
                        && account.authorized() == proof.get().amount().minorUnits();
                if (!given) {
                    broken.accept("linked without a release: " + vault.key() + " " + card.id() + " " + account);
                }
            }
        }
    }

    private static void afterADayItIsReleasedOrListed(Observation seen, Consumer<String> broken) {
        List<Stored<MicroAuthorization>> late = seen.verifications().stream()
                .filter(verification -> verification.value().isOverdueAt(seen.now()))
                .toList();
        if (late.isEmpty()) {
            return;
        }
        Set<Key> listed = late.stream()
                .map(verification -> verification.key().tenant())
                .distinct()
                .flatMap(tenant ->
                        seen
                                .onecent()
                                .microAuthorizations()
                                .overdue(tenant, Optional.empty(), 1_000)
                                .overdue()
                                .stream())
                .map(MicroAuthorization::key)
                .collect(Collectors.toSet());
        late.stream()
                .filter(verification -> !listed.contains(verification.key())
                        || (!verification.value().overdueTold() && !Observation.isDue(verification)))
                .forEach(verification -> broken.accept("overdue and not listed or told: " + text(verification)));
    }

    /** An erasure forgets the commands with the vault: one that is given again while it is interrupted is a new one. */
    private static void aLinkGivenTwiceEqualsOnce(Observation seen, Consumer<String> broken) {
        for (Shopper shopper : seen.shoppers()) {
            List<MicroAuthorization> verifications = seen.verifications().stream()
                    .map(Stored::value)
                    .filter(verification -> verification.owner().equals(shopper.id()) && !verification.secondTry())
                    .toList();
            CommandCounts asked = seen.asked(shopper);
            long first = verifications.stream()
                    .filter(verification -> verification.number() == 1)
                    .count();
            if (first > asked.links()) {
                broken.accept(shopper + " asked for " + asked.links() + " links, and there are " + first);
            }
            if (verifications.size() > asked.links() + asked.edits()) {
                broken.accept(shopper + " asked for " + asked.links() + " links and " + asked.edits()
                        + " edits, and there are " + verifications.size() + " verifications");
            }
        }
    }

    private static String text(Stored<MicroAuthorization> verification) {
        return verification.key() + " "
                + verification.value().state().getClass().getSimpleName();
    }
}
