package dev.onecent.erasure.internal;

import dev.onecent.erasure.ErasurePage;
import dev.onecent.erasure.ErasurePage.Item;
import dev.onecent.erasure.ErasurePage.Step;
import dev.onecent.store.CardId;
import dev.onecent.store.EntryUnreadableException;
import dev.onecent.store.Key;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.SavedCard;
import dev.onecent.vault.internal.StoredCardVaults;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The cards of a vault, which go all together in one save of the vault (R10). Their ids are never used again. */
final class ErasedCards implements ErasedPart {
    /** The kind of what holds them. */
    static final String VAULT = "card-vault";

    private final StoredCardVaults vaults;

    ErasedCards(StoredCardVaults vaults) {
        this.vaults = vaults;
    }

    @Override
    public String name() {
        return "card";
    }

    @Override
    public Selection select(Step step, Transfer transfer, String afterId) {
        if (transfer.concerns(VAULT, Key.sole(transfer.from()).id())) {
            vaults.finishRemovals(transfer.from()); // the vault waits for it
        }
        List<Item> cards = cards(transfer).stream()
                .map(card -> new Item(card.id().value(), card.id().value()))
                .toList();
        return new Selection(cards, Optional.empty());
    }

    /** Removes the cards that were noted and no other: those of a shopper who came back are not among them. */
    @Override
    public int carryOut(ErasurePage page, Transfer transfer) {
        Set<CardId> noted =
                page.items().stream().map(item -> CardId.of(item.id())).collect(Collectors.toSet());
        try {
            vaults.removeErased(transfer.from(), noted);
            CardVault vault = vaults.of(transfer.from());
            return (int)
                    noted.stream().filter(card -> vault.find(card).isEmpty()).count();
        } catch (EntryUnreadableException e) {
            return 0;
        }
    }

    /** Of a vault that cannot be read there are none, until it can. */
    private List<SavedCard> cards(Transfer transfer) {
        try {
            CardVault vault = vaults.of(transfer.from());
            return transfer.concerns(VAULT, Key.sole(vault.owner()).id()) ? vault.cards() : List.of();
        } catch (EntryUnreadableException e) {
            return List.of();
        }
    }
}
