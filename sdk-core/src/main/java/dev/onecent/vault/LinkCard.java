package dev.onecent.vault;

import dev.onecent.audit.Caller;
import dev.onecent.audit.internal.Evidence;
import dev.onecent.card.CardSource;
import dev.onecent.gateway.ClientContext;
import dev.onecent.limit.HumanProof;
import dev.onecent.limit.Origin;
import dev.onecent.limit.Visitor;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks for a card to be put on file.
 *
 * @param command given twice, it takes effect once; with other contents, or as a command of another kind, it is answered
 *     {@code CommandReused} (R22)
 * @param source where the card comes from; masked when printed
 * @param consent the shopper's tick; there is no way without (R8). The name of its wording has at most 1,024 characters, its
 *     locale 100, neither a card number
 * @param client the shopper's client, for a challenge
 * @param enteredIn the checkout in which the card is entered; empty in a wallet (W4)
 * @param visitor where it comes from, by which attempts are limited (R21)
 */
public record LinkCard(
        CommandId command,
        CardSource source,
        Consent consent,
        Optional<ClientContext> client,
        Optional<CheckoutId> enteredIn,
        Visitor visitor) {
    public LinkCard {
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(consent, "consent");
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(enteredIn, "enteredIn");
        Objects.requireNonNull(visitor, "visitor");
        Evidence.require(consent.wordingVersion(), "wordingVersion");
        Evidence.require(consent.locale(), "locale");
    }

    /** Returns a command to put a card on file, with the shopper's consent (R8). */
    public static LinkCard of(CommandId command, CardSource source, Consent consent) {
        return new LinkCard(command, source, consent, Optional.empty(), Optional.empty(), Visitor.UNKNOWN);
    }

    /** With what the issuer wants to know for a challenge. */
    public LinkCard withClient(ClientContext context) {
        Objects.requireNonNull(context, "context");
        return new LinkCard(command, source, consent, Optional.of(context), enteredIn, visitor);
    }

    /** Entered in a checkout; {@code Checkouts.addCard} says so. */
    public LinkCard in(CheckoutId checkout) {
        Objects.requireNonNull(checkout, "checkout");
        return new LinkCard(command, source, consent, client, Optional.of(checkout), visitor);
    }

    /**
     * Returns the command with its origin, as the host saw it; without one the address of the client's browser counts.
     */
    public LinkCard from(Origin origin) {
        Objects.requireNonNull(origin, "origin");
        return new LinkCard(command, source, consent, client, enteredIn, visitor.from(origin));
    }

    /** With what {@code ProofRequired} asked for. */
    public LinkCard proving(HumanProof proof) {
        Objects.requireNonNull(proof, "proof");
        return new LinkCard(command, source, consent, client, enteredIn, visitor.proving(proof));
    }

    /** Returns the caller that the audit trail names. */
    public Caller caller() {
        return Caller.shopper(visitor.orFrom(client));
    }
}
