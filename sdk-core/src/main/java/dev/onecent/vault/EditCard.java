package dev.onecent.vault;

import dev.onecent.card.CardEdit;
import dev.onecent.gateway.ClientContext;
import dev.onecent.store.CardId;
import dev.onecent.store.CommandId;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks for a card on file to be changed without its number (R12).
 *
 * @param command given twice, it takes effect once (R22)
 * @param client the shopper's client, for a challenge while a changed expiry is verified
 * @param locale in which language violations are told
 */
public record EditCard(CommandId command, CardId card, CardEdit edit, Optional<ClientContext> client, Locale locale) {
    public EditCard {
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(card, "card");
        Objects.requireNonNull(edit, "edit");
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(locale, "locale");
    }

    /** Violations are told in English. */
    public static EditCard of(CommandId command, CardId card, CardEdit edit) {
        return new EditCard(command, card, edit, Optional.empty(), Locale.ENGLISH);
    }

    /** With what the issuer wants to know for a challenge. */
    public EditCard withClient(ClientContext context) {
        return new EditCard(command, card, edit, Optional.of(context), locale);
    }

    public EditCard in(Locale language) {
        return new EditCard(command, card, edit, client, language);
    }
}
