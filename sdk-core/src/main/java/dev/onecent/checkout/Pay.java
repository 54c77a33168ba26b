package dev.onecent.checkout;

import dev.onecent.card.CardSource;
import dev.onecent.gateway.ClientContext;
import dev.onecent.payment.MethodId;
import dev.onecent.store.CardId;
import dev.onecent.store.CommandId;
import dev.onecent.wallet.WalletCardId;
import dev.onecent.wallet.WalletId;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks for a checkout to be paid.
 *
 * @param command given twice, it takes effect once (R22)
 * @param client the shopper's client, for a challenge
 * @param locale the shopper's, for the texts of what is wrong with a form; English unless {@link #in} says otherwise
 */
public record Pay(CommandId command, PaymentChoice choice, Optional<ClientContext> client, Locale locale) {
    public Pay {
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(choice, "choice");
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(locale, "locale");
    }

    /** With a card on file. */
    public static Pay with(CommandId command, CardId card) {
        return new Pay(command, new PaymentChoice.WithSavedCard(card), Optional.empty(), Locale.ENGLISH);
    }

    /** With a card that is not kept (D9). */
    public static Pay once(CommandId command, CardSource source) {
        return new Pay(command, new PaymentChoice.WithCard(source), Optional.empty(), Locale.ENGLISH);
    }

    /** With a card of a connected wallet (W7). */
    public static Pay withWallet(CommandId command, WalletId wallet, WalletCardId card) {
        return new Pay(command, new PaymentChoice.WithWalletCard(wallet, card), Optional.empty(), Locale.ENGLISH);
    }

    /** With a method beyond cards that the host has registered. */
    public static Pay by(CommandId command, MethodId method) {
        return new Pay(command, new PaymentChoice.WithMethod(method), Optional.empty(), Locale.ENGLISH);
    }

    /** With what the issuer wants to know for a challenge. */
    public Pay withClient(ClientContext context) {
        return new Pay(command, choice, Optional.of(context), locale);
    }

    /** In the shopper's language (W10). */
    public Pay in(Locale shoppers) {
        return new Pay(command, choice, client, shoppers);
    }
}
