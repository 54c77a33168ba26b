package dev.onecent;

import dev.onecent.card.MaskedCard;
import dev.onecent.checkout.internal.StoredCheckouts;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.internal.MicroAuthorizationOutcomes;
import dev.onecent.payment.Payment;
import dev.onecent.payment.internal.PaymentOutcomes;
import dev.onecent.store.CardId;
import dev.onecent.store.EntryUnreadableException;
import dev.onecent.store.ShopperId;
import dev.onecent.vault.SavedCard;
import dev.onecent.vault.internal.StoredCardVaults;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The one place where moved money meets the checkout and the card: applies the outcome of a payment to its checkout, and that of a
 * micro-authorization to its card. Safe for use by many threads.
 */
final class Outcomes implements PaymentOutcomes, MicroAuthorizationOutcomes {
    private final Supplier<StoredCardVaults> cards;
    private final Supplier<StoredCheckouts> checkouts;

    /** Takes suppliers, because payments and micro-authorizations are wired before the shells that wait for them. */
    Outcomes(Supplier<StoredCardVaults> cards, Supplier<StoredCheckouts> checkouts) {
        this.cards = cards;
        this.checkouts = checkouts;
    }

    @Override
    public void apply(Payment payment) {
        checkouts.get().settle(payment);
    }

    @Override
    public void apply(MicroAuthorization verification) {
        cards.get().settle(verification);
    }

    @Override
    public Optional<MaskedCard> findCard(MicroAuthorization verification) {
        return find(verification.owner(), verification.card()).map(SavedCard::masked);
    }

    /** Returns true also if the vault cannot be read: the shopper has passed the challenge, and the money is taken (R25). */
    @Override
    public boolean isOnFile(ShopperId owner, CardId card) {
        try {
            return find(owner, card).isPresent();
        } catch (EntryUnreadableException e) {
            return true;
        }
    }

    private Optional<SavedCard> find(ShopperId owner, CardId card) {
        return cards.get().of(owner).find(card);
    }
}
