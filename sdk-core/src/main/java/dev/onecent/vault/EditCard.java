package dev.onecent.vault;

import dev.onecent.audit.Caller;
import dev.onecent.card.CardEdit;
import dev.onecent.gateway.ClientContext;
import dev.onecent.limit.HumanProof;
import dev.onecent.limit.Origin;
import dev.onecent.limit.Visitor;
import dev.onecent.store.CardId;
import dev.onecent.store.CommandId;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks for a card on file to be changed without its number (R12).
 *
 * @param command given twice, it takes effect once; with other contents, or as a command of another kind, it is answered
 *     {@code CommandReused} (R22)
 * @param client the shopper's client, for a challenge while a changed expiry is verified
 * @param locale the language of violations
 * @param visitor where it comes from, by which attempts are limited (R21)
 */
public record EditCard(
        CommandId command, CardId card, CardEdit edit, Optional<ClientContext> client, Locale locale, Visitor visitor) {
    public EditCard {
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(card, "card");
        Objects.requireNonNull(edit, "edit");
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(locale, "locale");
        Objects.requireNonNull(visitor, "visitor");
    }

    /** Violations are in English. */
    public static EditCard of(CommandId command, CardId card, CardEdit edit) {
        return new EditCard(command, card, edit, Optional.empty(), Locale.ENGLISH, Visitor.UNKNOWN);
    }

    /** With what the issuer wants to know for a challenge. */
    public EditCard withClient(ClientContext context) {
        Objects.requireNonNull(context, "context");
        return new EditCard(command, card, edit, Optional.of(context), locale, visitor);
    }

    /** Returns the command with the language of its answers. */
    public EditCard in(Locale language) {
        return new EditCard(command, card, edit, client, language, visitor);
    }

    /**
     * Returns the command with its origin, as the host saw it; without one the address of the client's browser counts.
     */
    public EditCard from(Origin origin) {
        Objects.requireNonNull(origin, "origin");
        return new EditCard(command, card, edit, client, locale, visitor.from(origin));
    }

    /** With what {@code ProofRequired} asked for. */
    public EditCard proving(HumanProof proof) {
        Objects.requireNonNull(proof, "proof");
        return new EditCard(command, card, edit, client, locale, visitor.proving(proof));
    }

    /** Returns the caller that the audit trail names. */
    public Caller caller() {
        return Caller.shopper(visitor.orFrom(client));
    }
}
