package dev.onecent.card;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Finds everything that is wrong with a form at once (D6), by Bean Validation and the SDK's own clock (R24). */
public final class CardFormCheck {
    private static final List<String> FIELDS = List.of("number", "expiry", "securityCode", "holder");

    private final Validator validator;
    private final ViolationTexts texts;
    private final UnaryOperator<Locale> language;

    public CardFormCheck(ValidatorFactory factory, InstantSource clock) {
        this(factory, clock, UnaryOperator.identity());
    }

    /** @param language the nearest language there are texts in, for a shopper's locale */
    public CardFormCheck(ValidatorFactory factory, InstantSource clock, UnaryOperator<Locale> language) {
        this.language = language;
        texts = new ViolationTexts(factory.getMessageInterpolator());
        validator = factory.usingContext()
                .messageInterpolator(ViolationTexts.UNREAD)
                .clockProvider(() -> clock.withZone(ZoneOffset.UTC))
                .getValidator();
    }

    /** As {@link #check(CardForm, Locale)} in English. */
    public List<FormViolation> check(CardForm form) {
        return check(form, Locale.ENGLISH);
    }

    /** The violations in the order of the fields, at most one a field; empty if the form is in order. */
    public List<FormViolation> check(CardForm form, Locale locale) {
        Locale spoken = language.apply(locale);
        return validator.validate(form).stream()
                .map(violation -> told(violation, spoken))
                .sorted(Comparator.comparingInt(violation -> FIELDS.indexOf(violation.field())))
                .toList();
    }

    private FormViolation told(ConstraintViolation<CardForm> violation, Locale spoken) {
        String template = violation.getMessageTemplate();
        return new FormViolation(
                violation.getPropertyPath().toString(),
                template.substring(1, template.length() - 1),
                texts.in(spoken, violation));
    }
}
