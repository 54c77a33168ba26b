package dev.onecent.payment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.onecent.card.MaskedCard;
import dev.onecent.store.CardId;
import dev.onecent.wallet.WalletCardId;
import dev.onecent.wallet.WalletId;
import java.util.Objects;
import java.util.Optional;

/**
 * With what a payment is made, as it is kept: of a card brand and last four, nothing more (R8). It decides who carries the
 * payment: the host's gateway, the wallet, or the method's own gateway.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "with")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PaymentInstrument.CardOnFile.class, name = "card-on-file"),
    @JsonSubTypes.Type(value = PaymentInstrument.OneOffCard.class, name = "one-off-card"),
    @JsonSubTypes.Type(value = PaymentInstrument.WalletCard.class, name = "wallet-card"),
    @JsonSubTypes.Type(value = PaymentInstrument.OtherMethod.class, name = "other-method")
})
public sealed interface PaymentInstrument {
    /** Returns brand and last four of the card; empty for a method beyond cards. */
    Optional<MaskedCard> masked();

    /** The shopper's card on file, if it is one. */
    default Optional<CardId> cardOnFile() {
        return Optional.empty();
    }

    /** A card of the shopper's vault. */
    record CardOnFile(CardId card, MaskedCard look) implements PaymentInstrument {
        public CardOnFile {
            Objects.requireNonNull(card, "card");
            Objects.requireNonNull(look, "look");
        }

        @Override
        public Optional<MaskedCard> masked() {
            return Optional.of(look);
        }

        @Override
        public Optional<CardId> cardOnFile() {
            return Optional.of(card);
        }
    }

    /** A card that serves this one payment and is not kept (D9). */
    record OneOffCard(MaskedCard look) implements PaymentInstrument {
        public OneOffCard {
            Objects.requireNonNull(look, "look");
        }

        @Override
        public Optional<MaskedCard> masked() {
            return Optional.of(look);
        }
    }

    /** A card that a connected wallet keeps (W7). */
    record WalletCard(WalletId wallet, WalletCardId card, MaskedCard look) implements PaymentInstrument {
        public WalletCard {
            Objects.requireNonNull(wallet, "wallet");
            Objects.requireNonNull(card, "card");
            Objects.requireNonNull(look, "look");
        }

        @Override
        public Optional<MaskedCard> masked() {
            return Optional.of(look);
        }
    }

    /** A method beyond cards, registered by the host. */
    record OtherMethod(MethodId method) implements PaymentInstrument {
        public OtherMethod {
            Objects.requireNonNull(method, "method");
        }

        @Override
        public Optional<MaskedCard> masked() {
            return Optional.empty();
        }
    }
}
