package dev.onecent.vault.internal;

import dev.onecent.audit.Outcome;
import dev.onecent.store.CardId;
import dev.onecent.store.internal.Decision;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.CardVaultEvent.CardRemoved;
import dev.onecent.vault.SavedCard;
import dev.onecent.vault.VaultResult;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The result of removing cards.
 *
 * @param found those of them that the shopper had; the shopper does not learn which (R22), the audit trail does
 */
record CardRemoval(VaultResult result, Set<CardId> found) {
    static Decision<CardVault, CardRemoval> from(CardVault vault, Set<CardId> cards) {
        List<SavedCard> gone =
                cards.stream().flatMap(card -> vault.find(card).stream()).toList();
        Set<CardId> found = gone.stream().map(SavedCard::id).collect(Collectors.toUnmodifiableSet());
        if (gone.isEmpty()) {
            return Decision.keep(new CardRemoval(new VaultResult.Done(vault), found));
        }
        if (gone.size() < cards.size()) {
            return Decision.keep(new CardRemoval(new VaultResult.NoSuchCard(), found));
        }
        CardVault rest = vault.without(cards);
        return Decision.save(rest, new CardRemoval(new VaultResult.Done(rest), found))
                .telling(gone.stream()
                        .map(card -> new CardRemoved(card.id(), card.masked()))
                        .toList());
    }

    Outcome outcome(CardId card) {
        if (!found.contains(card)) {
            return Outcome.DENIED;
        }
        return result instanceof VaultResult.Done ? Outcome.DONE : Outcome.REFUSED;
    }
}
