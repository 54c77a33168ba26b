package dev.onecent.checkout.internal;

import dev.onecent.card.MaskedCard;
import dev.onecent.checkout.PaymentChoice;
import dev.onecent.checkout.PaymentChoice.WithCard;
import dev.onecent.checkout.PaymentChoice.WithMethod;
import dev.onecent.checkout.PaymentChoice.WithSavedCard;
import dev.onecent.checkout.PaymentChoice.WithWalletCard;
import dev.onecent.store.internal.CommandContents;
import dev.onecent.vault.internal.CardKeeper;
import java.util.Optional;

/**
 * The contents of a command to pay as a checkout's receipt keeps them, so that a repeated command is distinguished from another one under the same id (R22):
 * a hash of the card's id or the method's, and of a card that is not kept what its payment keeps, brand and last four digits (R8). The
 * checkout is the one that keeps the receipt.
 */
final class PayContents {
    private PayContents() {}

    /** Returns them; empty if the card cannot be read or the choice is unknown, so that the command repeats none that took effect. */
    static Optional<String> of(PaymentChoice choice) {
        if (choice instanceof WithCard once) {
            return CardKeeper.findMasked(once.source()).map(PayContents::shown);
        }
        if (choice instanceof WithSavedCard saved) {
            return Optional.of(CommandContents.hash("card", saved.card().value()));
        }
        if (choice instanceof WithWalletCard wallet) {
            return Optional.of(CommandContents.hash(
                    "wallet", wallet.wallet().value(), wallet.card().value()));
        }
        return choice instanceof WithMethod method
                ? Optional.of(CommandContents.hash("method", method.method().value()))
                : Optional.empty();
    }

    private static String shown(MaskedCard masked) {
        return masked.brand() + " " + masked.lastFour();
    }
}
