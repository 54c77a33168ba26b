package dev.onecent.checkout;

import dev.onecent.audit.Caller;
import dev.onecent.card.CardSource;
import dev.onecent.gateway.ClientContext;
import dev.onecent.limit.HumanProof;
import dev.onecent.limit.Origin;
import dev.onecent.limit.Visitor;
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
 * @param command given twice, it takes effect once; with another card or method it is answered {@code CommandReused} (R22)
 * @param client the shopper's client, for a challenge
 * @param locale the shopper's, for the texts of what is wrong with a form; English unless {@link #in} says otherwise
 * @param visitor where it comes from, by which attempts are limited (R21)
 */
public record Pay(
        CommandId command, PaymentChoice choice, Optional<ClientContext> client, Locale locale, Visitor visitor) {
    public Pay {
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(choice, "choice");
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(locale, "locale");
        Objects.requireNonNull(visitor, "visitor");
    }

    /** With a card on file. */
    public static Pay with(CommandId command, CardId card) {
        return new Pay(
                command, new PaymentChoice.WithSavedCard(card), Optional.empty(), Locale.ENGLISH, Visitor.UNKNOWN);
    }

    /** With a card that is not kept (D9). */
    public static Pay once(CommandId command, CardSource source) {
        return new Pay(command, new PaymentChoice.WithCard(source), Optional.empty(), Locale.ENGLISH, Visitor.UNKNOWN);
    }

    /** With a card of a connected wallet (W7). */
    public static Pay withWallet(CommandId command, WalletId wallet, WalletCardId card) {
        return new Pay(
                command,
                new PaymentChoice.WithWalletCard(wallet, card),
                Optional.empty(),
                Locale.ENGLISH,
                Visitor.UNKNOWN);
    }

    /** With a method beyond cards that the host has registered. */
    public static Pay by(CommandId command, MethodId method) {
        return new Pay(
                command, new PaymentChoice.WithMethod(method), Optional.empty(), Locale.ENGLISH, Visitor.UNKNOWN);
    }

    /**
     * With the option of the block that the shopper chose, by the id that the page posts back. An id that names nothing is answered
     * {@code NoSuchOption}, {@code NoSuchCard} or {@code NoSuchMethod}.
     */
    public static Pay option(CommandId command, String optionId) {
        Objects.requireNonNull(optionId, "optionId");
        return new Pay(command, PaymentChoice.ofOption(optionId), Optional.empty(), Locale.ENGLISH, Visitor.UNKNOWN);
    }

    /** With what the issuer wants to know for a challenge. */
    public Pay withClient(ClientContext context) {
        Objects.requireNonNull(context, "context");
        return new Pay(command, choice, Optional.of(context), locale, visitor);
    }

    /** In the shopper's language (W10). */
    public Pay in(Locale shoppers) {
        return new Pay(command, choice, client, shoppers, visitor);
    }

    /**
     * Returns the command with its origin, as the host saw it; without one the address of the client's browser counts.
     */
    public Pay from(Origin origin) {
        Objects.requireNonNull(origin, "origin");
        return new Pay(command, choice, client, locale, visitor.from(origin));
    }

    /** With what {@code ProofRequired} asked for. */
    public Pay proving(HumanProof proof) {
        Objects.requireNonNull(proof, "proof");
        return new Pay(command, choice, client, locale, visitor.proving(proof));
    }

    /** Returns the caller that the audit trail names. */
    public Caller caller() {
        return Caller.shopper(visitor.orFrom(client));
    }
}
