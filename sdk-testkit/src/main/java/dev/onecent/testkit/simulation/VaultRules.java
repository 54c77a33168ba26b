package dev.onecent.testkit.simulation;

import static dev.onecent.testkit.simulation.Invariants.rule;

import dev.onecent.card.CardNumber;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.safe.SealedNumber;
import dev.onecent.store.CardId;
import dev.onecent.store.Stored;
import dev.onecent.token.TokenExchange;
import dev.onecent.token.TokenExchangeState.Attached;
import dev.onecent.vault.CardCredential;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.SavedCard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The cards on file, once everything is at rest: R10 to R12, R20. */
final class VaultRules {
    private VaultRules() {}

    static List<Invariant> all() {
        return List.of(
                rule("R10", VaultRules::theGatewayKeepsTheTokensOfCardsAndNoOther),
                rule("R11", VaultRules::noNumberIsTwoCards),
                rule("R12", VaultRules::noExpiryIsBeingVerified),
                rule("R20", VaultRules::everyNumberIsUnderTheCurrentKeys));
    }

    private static void theGatewayKeepsTheTokensOfCardsAndNoOther(Observation seen, Consumer<String> broken) {
        if (!seen.isAtRest()) {
            return;
        }
        Set<MerchantReference> named = new HashSet<>();
        for (Stored<TokenExchange> exchange : seen.tokenExchanges()) {
            if (exchange.value().state() instanceof Attached attached
                    && cards(seen, exchange.value()).contains(new CardCredential.Token(attached.token()))) {
                named.add(exchange.value().reference());
            }
        }
        Set<MerchantReference> attached = new HashSet<>(seen.attachedTokens());
        attached.stream()
                .filter(reference -> !named.contains(reference))
                .forEach(reference -> broken.accept("the gateway still keeps " + reference + ", which no card names"));
        long byToken = cards(seen).stream()
                .filter(card -> card.credential() instanceof CardCredential.Token)
                .count();
        if (byToken != named.size() || !attached.containsAll(named)) {
            broken.accept(byToken + " cards rely on tokens, and the gateway keeps " + named.size() + " for them");
        }
    }

    private static List<CardCredential> cards(Observation seen, TokenExchange exchange) {
        return seen.vaults().stream()
                .map(Stored::value)
                .filter(vault -> vault.owner().equals(exchange.owner()))
                .flatMap(vault -> vault.find(exchange.card()).stream())
                .map(SavedCard::credential)
                .toList();
    }

    private static void noNumberIsTwoCards(Observation seen, Consumer<String> broken) {
        if (!seen.isAtRest()) {
            return;
        }
        for (Stored<CardVault> vault : seen.vaults()) {
            List<CardNumber> known = new ArrayList<>();
            for (SavedCard card : vault.value().cards()) {
                card.sealedNumber().ifPresent(kept -> {
                    CardNumber number = seen.cardSafe().reveal(vault.value().owner(), card.id(), kept);
                    if (known.contains(number)) {
                        broken.accept("the same number twice: " + vault.key() + " " + card.id());
                    }
                    known.add(number);
                });
            }
        }
    }

    private static void noExpiryIsBeingVerified(Observation seen, Consumer<String> broken) {
        if (seen.isAtRest()) {
            cards(seen).stream()
                    .filter(card -> card.expiryChange().isPresent())
                    .map(SavedCard::id)
                    .forEach((CardId card) -> broken.accept("an expiry is verified for ever: " + card));
        }
    }

    private static void everyNumberIsUnderTheCurrentKeys(Observation seen, Consumer<String> broken) {
        if (!seen.isAtRest()) {
            return;
        }
        String current = seen.cardSafe().keys().sealing().get(0);
        cards(seen).stream()
                .filter(card -> card.sealedNumber()
                        .map(SealedNumber::keyId)
                        .filter(key -> !key.equals(current))
                        .isPresent())
                .forEach(card -> broken.accept("not sealed anew: " + card.id()));
    }

    private static List<SavedCard> cards(Observation seen) {
        return seen.vaults().stream()
                .flatMap(vault -> vault.value().cards().stream())
                .toList();
    }
}
