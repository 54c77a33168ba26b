package dev.onecent.testkit.simulation;

import static dev.onecent.testkit.simulation.Invariants.rule;

import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.store.Key;
import dev.onecent.store.Stored;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.SavedCard;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The frozen cent: R13 to R17, R22. */
final class FreezeRules {
    private FreezeRules() {}

    static List<Invariant> all() {
        return List.of(
                rule("R17", FreezeRules::everythingWasSavedBeforeItWasAsked),
                rule("R16", FreezeRules::frozenIsReleasedOrStillDue),
                rule("R14", FreezeRules::noCentIsFrozenTwiceOrTaken),
                rule("R15", FreezeRules::noCardIsLinkedWithoutARelease),
                rule("R15", FreezeRules::afterADayItIsReleasedOrListed),
                rule("R22", FreezeRules::aLinkGivenTwiceEqualsOnce));
    }

    private static void everythingWasSavedBeforeItWasAsked(Observation seen, Consumer<String> broken) {
        seen.books().keySet().stream()
                .filter(reference -> !seen.references().contains(reference))
                .forEach(reference -> broken.accept("the gateway has " + reference + ", the stores have not"));
    }

    /** What is held at the gateway has an entry with something to do; at rest nothing is held. */
    private static void frozenIsReleasedOrStillDue(Observation seen, Consumer<String> broken) {
        for (Stored<MicroAuthorization> cent : seen.cents()) {
            long held = seen.account(cent.value().reference()).held();
            boolean due = cent.entry().due().isPresent();
            if (held > 0 && (!due || seen.isAtRest())) {
                broken.accept(held + " frozen and forgotten: " + text(cent));
            }
        }
    }

    private static void noCentIsFrozenTwiceOrTaken(Observation seen, Consumer<String> broken) {
        for (Stored<MicroAuthorization> cent : seen.cents()) {
            Account account = seen.account(cent.value().reference());
            if (account.frozen() > cent.value().amount().minorUnits() || account.net() != 0) {
                broken.accept("more than its amount was moved for " + text(cent) + ": " + account);
            }
        }
    }

    /** Approved, and nothing held: neither now nor at any time before the link was acknowledged by a release. */
    private static void noCardIsLinkedWithoutARelease(Observation seen, Consumer<String> broken) {
        for (Stored<CardVault> vault : seen.vaults()) {
            for (SavedCard card : vault.value().linkedCards()) {
                Optional<MicroAuthorization> proof = seen.proofOf(vault.value(), card.id());
                Account account =
                        proof.map(cent -> seen.account(cent.reference())).orElse(Account.EMPTY);
                boolean given = proof.isPresent()
                        && account.held() == 0
                        && account.frozen() == proof.get().amount().minorUnits();
                if (!given) {
                    broken.accept("linked without a release: " + vault.key() + " " + card.id() + " " + account);
                }
            }
        }
    }

    private static void afterADayItIsReleasedOrListed(Observation seen, Consumer<String> broken) {
        List<Stored<MicroAuthorization>> late = seen.cents().stream()
                .filter(cent -> cent.value().isOverdueAt(seen.now()))
                .toList();
        if (late.isEmpty()) {
            return;
        }
        Set<Key> listed =
                seen.onecent().microAuthorizations().overdue(World.TENANT, Optional.empty(), 1_000).overdue().stream()
                        .map(MicroAuthorization::key)
                        .collect(Collectors.toSet());
        late.stream()
                .filter(cent -> !listed.contains(cent.key())
                        || (!cent.value().overdueTold() && cent.entry().due().isEmpty()))
                .forEach(cent -> broken.accept("overdue and not listed or told: " + text(cent)));
    }

    private static void aLinkGivenTwiceEqualsOnce(Observation seen, Consumer<String> broken) {
        for (Shopper shopper : seen.shoppers()) {
            long proofs = seen.cents().stream()
                    .filter(cent -> cent.key().owner().equals(shopper.id()))
                    .count();
            if (proofs > shopper.linksAsked()) {
                broken.accept(shopper + " asked for " + shopper.linksAsked() + " links, and there are " + proofs);
            }
        }
    }

    private static String text(Stored<MicroAuthorization> cent) {
        return cent.key() + " " + cent.value().state().getClass().getSimpleName();
    }
}
