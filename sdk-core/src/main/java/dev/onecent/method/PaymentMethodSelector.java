package dev.onecent.method;

import dev.onecent.method.PaymentOption.AddCardOption;
import dev.onecent.method.PaymentOption.SavedCardOption;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.SavedCard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Makes the payment methods block of a checkout: a pure function, the same input gives the same block (R6).
 *
 * <p>Order: the primary card, the other usable ones most recently used first, then those that cannot be used, each with its
 * reason; <em>add card</em> last, alone it is first. Preselected is the effective primary (R9); without one, a card entered
 * in this checkout whose freeze was approved; without one, <em>add card</em> with its form open (D7). On a desktop the block
 * is folded if a usable card is linked (D4).
 */
public final class PaymentMethodSelector {
    private PaymentMethodSelector() {}

    public static PaymentMethodsBlock select(CardVault vault, CheckoutId checkout, Channel channel, Instant now) {
        List<SavedCard> cards = ordered(vault, checkout, now);
        Optional<SavedCard> chosen =
                cards.stream().filter(card -> card.canPayIn(checkout, now)).findFirst();
        List<PaymentOption> options = new ArrayList<>();
        cards.forEach(card -> options.add(option(vault, card, checkout, now)));
        options.add(new AddCardOption(cards.isEmpty()));
        String preselected = chosen.map(
                        card -> option(vault, card, checkout, now).id())
                .orElseGet(() -> options.get(options.size() - 1).id());
        boolean folded = channel == Channel.DESKTOP && !vault.usableAt(now).isEmpty();
        return new PaymentMethodsBlock(options, preselected, folded);
    }

    private static List<SavedCard> ordered(CardVault vault, CheckoutId checkout, Instant now) {
        List<SavedCard> cards = new ArrayList<>();
        vault.primaryAt(now).ifPresent(cards::add);
        vault.usableAt(now).stream().filter(card -> !cards.contains(card)).forEach(cards::add);
        vault.cards().stream()
                .filter(card -> !cards.contains(card))
                .sorted(Comparator.comparing((SavedCard card) -> !card.canPayIn(checkout, now))
                        .thenComparing(SavedCard::addedAt, Comparator.reverseOrder())
                        .thenComparing(card -> card.id().value()))
                .forEachOrdered(cards::add);
        return cards;
    }

    private static SavedCardOption option(CardVault vault, SavedCard card, CheckoutId checkout, Instant now) {
        boolean primary = vault.primaryAt(now).filter(card::equals).isPresent();
        return new SavedCardOption(card.id(), card.masked(), card.expiry(), usability(card, checkout, now), primary);
    }

    private static Usability usability(SavedCard card, CheckoutId checkout, Instant now) {
        if (card.canPayIn(checkout, now)) {
            return Usability.USABLE;
        }
        return card.expiry().isPastAt(now) ? Usability.EXPIRED : Usability.BEING_VERIFIED;
    }
}
