package dev.onecent.wallet;

import java.util.List;
import java.util.Objects;

/** A wallet's answer to an inquiry for a shopper's cards. */
public sealed interface WalletCardsAnswer {
    /** The list of the cards. */
    record Listed(List<WalletCard> cards) implements WalletCardsAnswer {
        public Listed {
            Objects.requireNonNull(cards, "cards");
            cards = List.copyOf(cards);
        }
    }

    /** The account is no longer connected. */
    record Ended() implements WalletCardsAnswer {}

    /**
     * The wallet cannot be asked now.
     *
     * @param cause for the operator
     */
    record Unreachable(String cause) implements WalletCardsAnswer {
        public Unreachable {
            Objects.requireNonNull(cause, "cause");
        }
    }
}
