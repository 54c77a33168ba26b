package dev.onecent.vault.internal;

import dev.onecent.safe.CardKeyMissingException;
import dev.onecent.safe.SealedNumberForgedException;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.Resealed;
import dev.onecent.vault.SavedCard;
import dev.onecent.vault.StuckCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Seals a vault's numbers anew under the current keys, together with their fingerprints (R20). The numbers are opened before the
 * save; a card that another process changed, removed or sealed in the meantime is left as it is.
 */
final class CardResealing {
    private final Aggregates<CardVault> vaults;
    private final CardKeeper keeper;

    CardResealing(Aggregates<CardVault> vaults, CardKeeper keeper) {
        this.vaults = vaults;
        this.keeper = keeper;
    }

    VaultResealing reseal(Key key) {
        List<Resealed> anew = new ArrayList<>();
        List<StuckCard> stuck = new ArrayList<>();
        List<SavedCard> cards = vaults.find(key).map(CardVault::cards).orElseGet(List::of);
        for (SavedCard card : cards) {
            try {
                keeper.reseal(key.owner(), card).ifPresent(anew::add);
            } catch (CardKeyMissingException e) {
                stuck.add(stuck(key, card, StuckCard.Reason.KEY_MISSING));
            } catch (SealedNumberForgedException e) {
                stuck.add(stuck(key, card, StuckCard.Reason.FORGED));
            }
        }
        return new VaultResealing(anew.isEmpty() ? 0 : save(key, anew), stuck);
    }

    private int save(Key key, List<Resealed> anew) {
        return vaults.change(
                key,
                entry -> entry.map(Entry::value)
                        .map(vault -> decide(vault, anew))
                        .orElseGet(() -> Decision.keep(0)));
    }

    private static Decision<CardVault, Integer> decide(CardVault vault, List<Resealed> anew) {
        CardVault next = vault.resealed(anew);
        return next.equals(vault) ? Decision.keep(0) : Decision.save(next, changes(vault, next));
    }

    private static int changes(CardVault vault, CardVault next) {
        return (int) vault.cards().stream()
                .filter(card -> !next.cards().contains(card))
                .count();
    }

    private static StuckCard stuck(Key key, SavedCard card, StuckCard.Reason reason) {
        Optional<String> keyId = card.sealedNumber().map(number -> number.keyId());
        return new StuckCard(key, Optional.of(card.id()), keyId, reason);
    }
}
