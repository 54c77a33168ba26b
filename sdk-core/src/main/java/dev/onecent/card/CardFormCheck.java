package dev.onecent.card;

import dev.onecent.form.FormCheck;
import dev.onecent.form.FormViolation;
import jakarta.validation.ValidatorFactory;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** Finds everything that is wrong with a card form at once (D6). Safe for use by many threads. */
public final class CardFormCheck {
    private static final List<String> FIELDS = List.of("number", "expiry", "securityCode", "holder", "nickname");

    private final FormCheck check;

    public CardFormCheck(ValidatorFactory factory, InstantSource clock) {
        check = new FormCheck(factory, clock);
    }

    /** The violations in the order of the fields, at most one a field; empty if the form is in order. */
    public List<FormViolation> check(CardForm form) {
        return check.check(form, FIELDS);
    }

    /** The same with texts in the shopper's language. */
    public List<FormViolation> check(CardForm form, Locale locale) {
        return check.check(form, FIELDS, locale);
    }

    /** The violations of an edit, with texts in the shopper's language. */
    public List<FormViolation> check(CardEdit edit, Locale locale) {
        return check.check(edit, FIELDS, locale);
    }
}
