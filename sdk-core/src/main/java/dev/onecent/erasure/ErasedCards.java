package dev.onecent.erasure;

import dev.onecent.store.CardId;
import dev.onecent.store.ShopperId;
import dev.onecent.store.internal.Wiring;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.CardVaults;
import java.time.Instant;
import java.util.List;

/** The cards of a vault, which go all together in one save of the vault (R10). */
final class ErasedCards implements ErasedPart {
    private final CardVaults vaults;

    ErasedCards(CardVaults vaults) {
        this.vaults = vaults;
    }

    @Override
    public String name() {
        return "card";
    }

    @Override
    public List<String> removable(ShopperId owner, Instant now) {
        return vaults.of(owner).cards().stream().map(card -> card.id().value()).toList();
    }

    @Override
    public int remove(ShopperId owner, List<String> ids, Instant now) {
        vaults.removeAll(Wiring.ONECENT, owner);
        CardVault vault = vaults.of(owner);
        return (int)
                ids.stream().filter(id -> vault.find(CardId.of(id)).isEmpty()).count();
    }
}
