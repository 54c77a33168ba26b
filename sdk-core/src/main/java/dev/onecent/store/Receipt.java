package dev.onecent.store;

import java.util.Objects;

/**
 * That a command took effect on an aggregate, and on what: with it a repeated command is answered and not repeated (R22).
 *
 * @param command the command that took effect
 * @param subject what it made or touched, for example a card's id; never card data
 */
public record Receipt(CommandId command, String subject) {
    public Receipt {
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(subject, "subject");
    }
}
