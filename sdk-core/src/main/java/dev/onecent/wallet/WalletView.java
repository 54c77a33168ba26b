package dev.onecent.wallet;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A connected wallet as it is seen now.
 *
 * @param connectedAt between wallets the one connected last counts (R7)
 * @param reachable whether the wallet answered; without an answer there are no cards
 * @param primary its primary card as last seen, and since when
 */
public record WalletView(
        WalletId wallet,
        Instant connectedAt,
        boolean reachable,
        List<WalletCard> cards,
        Optional<SeenPrimary> primary) {
    public WalletView {
        Objects.requireNonNull(wallet, "wallet");
        Objects.requireNonNull(connectedAt, "connectedAt");
        Objects.requireNonNull(cards, "cards");
        Objects.requireNonNull(primary, "primary");
        cards = List.copyOf(cards);
    }

    /** Finds a card of the wallet. */
    public Optional<WalletCard> find(WalletCardId card) {
        Objects.requireNonNull(card, "card");
        return cards.stream().filter(listed -> listed.id().equals(card)).findFirst();
    }
}
