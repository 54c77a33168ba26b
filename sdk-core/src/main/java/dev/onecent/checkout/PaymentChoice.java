package dev.onecent.checkout;

import dev.onecent.card.CardSource;
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

    /** A method beyond cards that the host has registered. */
    record WithMethod(MethodId method) implements PaymentChoice {
        public WithMethod {
            Objects.requireNonNull(method, "method");
        }
    }
}
