package dev.onecent.form;

import java.util.Objects;

/**
 * A violation in a form; never echoes what was typed.
 *
 * @param field the form's name of the field, for example {@code securityCode} of a card form
 * @param messageKey for example {@code dev.onecent.card.number.luhn}
 * @param text what to do, for the shopper
 */
public record FormViolation(String field, String messageKey, String text) {
    public FormViolation {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(messageKey, "messageKey");
        Objects.requireNonNull(text, "text");
    }
}
