package dev.onecent.card;

import dev.onecent.form.FormCheck;
import dev.onecent.form.FormViolation;
import jakarta.validation.ValidatorFactory;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Finds everything that is wrong with a card form at once (D6). Safe for use by many threads. */
public final class CardFormCheck {
    private static final List<String> FIELDS = List.of("number", "expiry", "securityCode", "holder", "nickname");

    private final FormCheck check;

    public CardFormCheck(ValidatorFactory factory, InstantSource clock) {
        this(factory, clock, UnaryOperator.identity());
    }

    /** @param language the nearest language there are texts in, for a shopper's locale */
    public CardFormCheck(ValidatorFactory factory, InstantSource clock, UnaryOperator<Locale> language) {
        check = new FormCheck(factory, clock, language);
    }

    /** As {@link #check(CardForm, Locale)} in English. */
    public List<FormViolation> check(CardForm form) {
        return check(form, Locale.ENGLISH);
    }

    /** The violations in the order of the fields, at most one a field; empty if the form is in order. */
    public List<FormViolation> check(CardForm form, Locale locale) {
        return check.check(form, FIELDS, locale);
    }

    /** The same for an edit. */
    public List<FormViolation> check(CardEdit edit, Locale locale) {
        return check.check(edit, FIELDS, locale);
    }
}
