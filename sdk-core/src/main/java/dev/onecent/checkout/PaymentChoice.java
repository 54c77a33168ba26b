package dev.onecent.checkout;

import dev.onecent.card.CardSource;
import dev.onecent.payment.MethodId;
import dev.onecent.store.CardId;
import dev.onecent.wallet.WalletCardId;
import dev.onecent.wallet.WalletId;

/** With what the shopper pays. */
public sealed interface PaymentChoice {
    /** A card on file. */
    record WithSavedCard(CardId card) implements PaymentChoice {}

    /** A card that serves this one payment and is not kept (D9, R8); masked when printed. */
    record WithCard(CardSource source) implements PaymentChoice {}

    /** A card of a connected wallet (W7). */
    record WithWalletCard(WalletId wallet, WalletCardId card) implements PaymentChoice {}

    /** A method beyond cards that the host has registered. */
    record WithMethod(MethodId method) implements PaymentChoice {}
}
