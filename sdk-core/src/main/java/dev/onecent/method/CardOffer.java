package dev.onecent.method;

import dev.onecent.method.PaymentOption.SavedCardOption;
import dev.onecent.method.PaymentOption.WalletCardOption;
import dev.onecent.vault.SavedCard;
import dev.onecent.wallet.WalletCard;
import dev.onecent.wallet.WalletView;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A card as the selector weighs it.
 *
 * @param linked whether it is usable anywhere, not only in the checkout in which it was entered
 * @param lastUsedAt the latest payment with it
 * @param addedAt since when it is offered
 */
record CardOffer(PaymentOption option, boolean linked, Optional<Instant> lastUsedAt, Instant addedAt) {
    /**
     * Usable ones first, those that are linked before those that are not; the most recently used (R6), then the oldest: a card
     * that is added stands behind, and so changes nothing about what is preselected.
     */
    static final Comparator<CardOffer> ORDER = Comparator.comparing(CardOffer::isUsable)
            .thenComparing(CardOffer::linked)
            .thenComparing(offer -> offer.lastUsedAt().orElse(Instant.MIN))
            .reversed()
            .thenComparing(CardOffer::addedAt)
            .thenComparing(CardOffer::id);

    static CardOffer of(SavedCard card, SelectorInput input) {
        Instant now = input.now();
        boolean primary =
                input.vault().primaryAt(now, input.keys()).filter(card::equals).isPresent();
        Usability usability = usability(card, input);
        return new CardOffer(
                new SavedCardOption(
                        card.id(),
                        card.masked(),
                        card.expiry(),
                        card.nickname(),
                        usability,
                        primary,
                        input.texts().masked(card.masked()),
                        Wording.note(card.masked().brand(), card.expiry(), usability, input)),
                card.isLinked(),
                card.lastUsedAt(),
                card.linkedAt().orElseGet(card::addedAt));
    }

    static CardOffer of(WalletCard card, WalletView wallet, SelectorInput input) {
        Usability usability = input.acceptance().usability(card, input.total(), input.now());
        return new CardOffer(
                new WalletCardOption(
                        wallet.wallet(),
                        card.id(),
                        card.masked(),
                        card.expiry(),
                        card.nickname(),
                        usability,
                        card.primary(),
                        input.texts().masked(card.masked()),
                        Wording.note(card.masked().brand(), card.expiry(), usability, input)),
                true,
                card.lastUsedAt(),
                latest(card.addedAt(), wallet.connectedAt()));
    }

    String id() {
        return option.id();
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    boolean isUsable() {
        return option.isUsable();
    }

    boolean isLinkedAndUsable() {
        return linked && isUsable();
    }

    static Usability usability(SavedCard card, SelectorInput input) {
        return input.acceptance().usability(card, input.checkout(), input.keys(), input.total(), input.now());
    }
}
