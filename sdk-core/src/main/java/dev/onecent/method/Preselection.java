package dev.onecent.method;

import dev.onecent.vault.SavedCard;
import dev.onecent.wallet.SeenPrimary;
import dev.onecent.wallet.WalletView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The choice of the primary card that is preselected (R7): the wallet's, unless the shopper chose a primary in the shop
 * after that wallet choice was first seen; if the wallet has none that can pay here, the shop's effective primary (R9).
 * Between wallets the one connected last counts.
 */
final class Preselection {
    private Preselection() {}

    /** The id of the option; empty if no primary card can pay in this checkout. */
    static Optional<String> of(SelectorInput input, List<CardOffer> cards) {
        Optional<WalletView> wallet = deciding(input, cards);
        boolean shops = wallet.flatMap(WalletView::primary)
                .filter(seen -> !isOverruled(input, seen))
                .isEmpty();
        Optional<String> shopsPrimary = input.vault()
                .primaryAt(input.now(), input.keys())
                .flatMap(card -> usable(cards, OptionId.of(card.id())));
        return shops
                ? shopsPrimary.or(() -> wallet.flatMap(view -> primaryOf(view, cards)))
                : wallet.flatMap(view -> primaryOf(view, cards));
    }

    private static Optional<WalletView> deciding(SelectorInput input, List<CardOffer> cards) {
        return input.wallets().stream()
                .filter(wallet -> primaryOf(wallet, cards).isPresent())
                .max(Comparator.comparing(WalletView::connectedAt)
                        .thenComparing(wallet -> wallet.wallet().value()));
    }

    /** Returns whether the shopper has since chosen, in the shop, a card that can pay here. */
    private static boolean isOverruled(SelectorInput input, SeenPrimary seen) {
        return input.vault()
                .choice()
                .filter(choice -> choice.at().isAfter(seen.since()))
                .flatMap(choice -> input.vault().find(choice.card()))
                .filter(card -> canPay(card, input))
                .isPresent();
    }

    private static boolean canPay(SavedCard card, SelectorInput input) {
        return card.isUsableAt(input.now()) && CardOffer.usability(card, input) == Usability.USABLE;
    }

    private static Optional<String> primaryOf(WalletView wallet, List<CardOffer> cards) {
        return wallet.primary().flatMap(seen -> usable(cards, OptionId.of(wallet.wallet(), seen.card())));
    }

    private static Optional<String> usable(List<CardOffer> cards, String id) {
        return cards.stream()
                .filter(CardOffer::isUsable)
                .map(CardOffer::id)
                .filter(id::equals)
                .findFirst();
    }
}
