package dev.onecent.card;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/** Finds everything that is wrong with a form at once (D6), by Bean Validation and the SDK's own clock (R24). */
public final class CardFormCheck {
    private static final List<String> FIELDS = List.of("number", "expiry", "securityCode", "holder", "nickname");

    private final Validator validator;

    public CardFormCheck(ValidatorFactory factory, InstantSource clock) {
        validator = factory.usingContext()
                .clockProvider(() -> clock.withZone(ZoneOffset.UTC))
                .getValidator();
    }

    /** The violations in the order of the fields, at most one a field; empty if the form is in order. */
    public List<FormViolation> check(CardForm form) {
        return violations(form);
    }

    /** The same for an edit. */
    public List<FormViolation> check(CardEdit edit) {
        return violations(edit);
    }

    private List<FormViolation> violations(Object form) {
        return validator.validate(form).stream()
                .map(CardFormCheck::told)
                .sorted(Comparator.comparingInt(violation -> FIELDS.indexOf(violation.field())))
                .toList();
    }

    private static FormViolation told(ConstraintViolation<?> violation) {
        String template = violation.getMessageTemplate();
        return new FormViolation(
                violation.getPropertyPath().toString(),
                template.substring(1, template.length() - 1),
                violation.getMessage());
    }
}
