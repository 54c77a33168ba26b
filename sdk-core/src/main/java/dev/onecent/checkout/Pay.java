package dev.onecent.checkout;

import dev.onecent.card.CardSource;
import dev.onecent.gateway.ClientContext;
import dev.onecent.payment.MethodId;
import dev.onecent.store.CardId;
import dev.onecent.store.CommandId;
import dev.onecent.wallet.WalletCardId;
import dev.onecent.wallet.WalletId;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks for a checkout to be paid.
 *
 * @param command given twice, it takes effect once (R22)
 * @param client the shopper's client, for a challenge
 */
public record Pay(CommandId command, PaymentChoice choice, Optional<ClientContext> client) {
    public Pay {
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(choice, "choice");
        Objects.requireNonNull(client, "client");
    }

    /** With a card on file. */
    public static Pay with(CommandId command, CardId card) {
        return new Pay(command, new PaymentChoice.WithSavedCard(card), Optional.empty());
    }

    /** With a card that is not kept (D9). */
    public static Pay once(CommandId command, CardSource source) {
        return new Pay(command, new PaymentChoice.WithCard(source), Optional.empty());
    }

    /** With a card of a connected wallet (W7). */
    public static Pay withWallet(CommandId command, WalletId wallet, WalletCardId card) {
        return new Pay(command, new PaymentChoice.WithWalletCard(wallet, card), Optional.empty());
    }

    /** With a method beyond cards that the host has registered. */
    public static Pay by(CommandId command, MethodId method) {
        return new Pay(command, new PaymentChoice.WithMethod(method), Optional.empty());
    }

    /** With what the issuer wants to know for a challenge. */
    public Pay withClient(ClientContext context) {
        return new Pay(command, choice, Optional.of(context));
    }
}
