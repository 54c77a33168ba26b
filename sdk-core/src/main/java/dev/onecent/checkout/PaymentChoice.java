package dev.onecent.checkout;

import dev.onecent.card.CardSource;
import dev.onecent.method.OptionId;
import dev.onecent.payment.MethodId;
import dev.onecent.store.CardId;
import dev.onecent.wallet.WalletCardId;
import dev.onecent.wallet.WalletId;
import java.util.Objects;

/** With what the shopper pays. */
public sealed interface PaymentChoice {
    /** A card on file. */
    record WithSavedCard(CardId card) implements PaymentChoice {
        public WithSavedCard {
            Objects.requireNonNull(card, "card");
        }
    }

    /** A card that serves this one payment and is not kept (D9, R8); masked when printed. */
    record WithCard(CardSource source) implements PaymentChoice {
        public WithCard {
            Objects.requireNonNull(source, "source");
        }
    }

    /** A card of a connected wallet (W7). */
    record WithWalletCard(WalletId wallet, WalletCardId card) implements PaymentChoice {
        public WithWalletCard {
            Objects.requireNonNull(wallet, "wallet");
            Objects.requireNonNull(card, "card");
        }
    }

    /** An option that no block has: what a page posted names neither a card nor a method. */
    record Unknown() implements PaymentChoice {}

    /**
     * Reads the id of an option of the block, as a page posts it back; {@link Unknown} if it names neither a card nor a method. To
     * enter a card is no choice to pay with: {@link WithCard} is, with what was typed.
     */
    static PaymentChoice ofOption(String id) {
        return OptionId.findCard(id)
                .<PaymentChoice>map(WithSavedCard::new)
                .or(() -> OptionId.findMethod(id).map(WithMethod::new))
                .or(() -> OptionId.findWallet(id)
                        .flatMap(wallet -> OptionId.findWalletCard(id).map(card -> new WithWalletCard(wallet, card))))
                .orElseGet(Unknown::new);
    }

    /** A method beyond cards that the host has registered. */
    record WithMethod(MethodId method) implements PaymentChoice {
        public WithMethod {
            Objects.requireNonNull(method, "method");
        }
    }
}
