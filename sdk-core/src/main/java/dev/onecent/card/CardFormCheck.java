package dev.onecent.card;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Finds everything that is wrong with a form at once (D6), by Bean Validation and the SDK's own clock (R24). */
public final class CardFormCheck {
    private static final List<String> FIELDS = List.of("number", "expiry", "securityCode", "holder", "nickname");

    private final Validator validator;

    /** @throws IllegalArgumentException if the factory's validators stop at the first violation (fail fast) */
    public CardFormCheck(ValidatorFactory factory, InstantSource clock) {
        validator = factory.usingContext()
                .clockProvider(() -> clock.withZone(ZoneOffset.UTC))
                .getValidator();
        if (check(CardForm.of("", "", "", "")).size() < CardForm.FIELDS) {
            throw new IllegalArgumentException("validation must find every violation at once (D6): turn fail fast off");
        }
    }

    /** The violations in the order of the fields, at most one a field; empty if the form is in order. */
    public List<FormViolation> check(CardForm form) {
        return violations(form);
    }

    /** The same for a token: of what the gateway reports of its card only the expiry can be wrong. */
    public List<FormViolation> check(CardToken token) {
        return told(
                validator.validateValue(CardForm.class, "expiry", token.expiry().toString()));
    }

    /** The same for either. */
    public List<FormViolation> check(CardSource source) {
        return source instanceof CardToken token ? check(token) : check((CardForm) source);
    }

    /** The same for an edit. */
    public List<FormViolation> check(CardEdit edit) {
        return violations(edit);
    }

    private List<FormViolation> violations(Object form) {
        return told(validator.validate(form));
    }

    private static List<FormViolation> told(Set<? extends ConstraintViolation<?>> violations) {
        return violations.stream()
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
