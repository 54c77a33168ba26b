package dev.onecent.method;

import dev.onecent.card.CardExpiry;
import dev.onecent.card.MaskedCard;
import dev.onecent.payment.MethodId;
import dev.onecent.store.CardId;
import dev.onecent.wallet.WalletCardId;
import dev.onecent.wallet.WalletId;
import java.util.Objects;
import java.util.Optional;

/** A payment option, as it is shown. */
public sealed interface PaymentOption {
    /** Tells the options of a block apart, for example {@code add-card}; a page posts it back, see {@code Pay.option}. */
    String id();

    /** Returns the text that the shopper reads, for example {@code Visa •••• 1111}. */
    String label();

    /** Returns the text beside the label: until when a card is valid, or why it cannot pay; may be empty. */
    String note();

    /** Returns whether it can pay in this checkout, or why not. */
    Usability usability();

    /** Returns whether it can be chosen now. */
    default boolean isUsable() {
        return usability() == Usability.USABLE;
    }

    /**
     * A card on file.
     *
     * @param nickname what the shopper calls it
     * @param primary whether it is the shopper's effective primary (R9)
     */
    record SavedCardOption(
            CardId card,
            MaskedCard masked,
            CardExpiry expiry,
            Optional<String> nickname,
            Usability usability,
            boolean primary,
            String label,
            String note)
            implements PaymentOption {
        public SavedCardOption {
            Objects.requireNonNull(card, "card");
            Objects.requireNonNull(masked, "masked");
            Objects.requireNonNull(expiry, "expiry");
            Objects.requireNonNull(nickname, "nickname");
            Objects.requireNonNull(usability, "usability");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(note, "note");
        }

        @Override
        public String id() {
            return OptionId.of(card);
        }
    }

    /**
     * A card that a connected wallet keeps (W7).
     *
     * @param primary whether it is that wallet's primary card (W8)
     */
    record WalletCardOption(
            WalletId wallet,
            WalletCardId card,
            MaskedCard masked,
            CardExpiry expiry,
            Optional<String> nickname,
            Usability usability,
            boolean primary,
            String label,
            String note)
            implements PaymentOption {
        public WalletCardOption {
            Objects.requireNonNull(wallet, "wallet");
            Objects.requireNonNull(card, "card");
            Objects.requireNonNull(masked, "masked");
            Objects.requireNonNull(expiry, "expiry");
            Objects.requireNonNull(nickname, "nickname");
            Objects.requireNonNull(usability, "usability");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(note, "note");
        }

        @Override
        public String id() {
            return OptionId.of(wallet, card);
        }
    }

    /**
     * Enter a card (D5).
     *
     * @param formOpen whether the empty form is shown at once (D7)
     */
    record AddCardOption(boolean formOpen, Usability usability, String label, String note) implements PaymentOption {
        public AddCardOption {
            Objects.requireNonNull(usability, "usability");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(note, "note");
        }

        @Override
        public String id() {
            return OptionId.ADD_CARD;
        }
    }

    /** A method beyond cards. */
    record HostMethodOption(MethodId method, Usability usability, String label, String note) implements PaymentOption {
        public HostMethodOption {
            Objects.requireNonNull(method, "method");
            Objects.requireNonNull(usability, "usability");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(note, "note");
        }

        @Override
        public String id() {
            return OptionId.of(method);
        }
    }
}
