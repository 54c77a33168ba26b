package dev.onecent.form;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Finds everything that is wrong with a form at once, by Bean Validation and the SDK's own clock (R24). The host's interpolator
 * makes the texts afterwards, with nothing of what was typed at hand, so not even a host's own bundle can echo it (R18). Safe for use by many
 * threads.
 */
public final class FormCheck {
    private final Validator validator;
    private final MessageInterpolator texts;
    private final UnaryOperator<Locale> language;

    /** @param language the nearest language there are texts in, for a shopper's locale */
    public FormCheck(ValidatorFactory factory, InstantSource clock, UnaryOperator<Locale> language) {
        this.language = language;
        texts = factory.getMessageInterpolator();
        validator = factory.usingContext()
                .messageInterpolator(new Unread())
                .clockProvider(FormClock.provider(clock))
                .getValidator();
    }

    /**
     * The violations, at most one a field; empty if the form is in order.
     *
     * @param fields the order in which they are told; any other field comes after these
     * @param locale the language of their texts
     */
    public List<FormViolation> check(Object form, List<String> fields, Locale locale) {
        return told(validator.validate(form), fields, locale);
    }

    /** The violations of one field of a form by a value that would stand in it. */
    public List<FormViolation> checkValue(Class<?> form, String field, Object value, Locale locale) {
        return told(validator.validateValue(form, field, value), List.of(field), locale);
    }

    private List<FormViolation> told(
            Set<? extends ConstraintViolation<?>> violations, List<String> fields, Locale locale) {
        Locale spoken = language.apply(locale);
        Set<String> told = new HashSet<>();
        return violations.stream()
                .map(found -> new FormViolation(field(found), key(found), text(found, spoken)))
                .sorted(Comparator.comparingInt((FormViolation violation) -> place(fields, violation.field()))
                        .thenComparing(FormViolation::field)
                        .thenComparing(FormViolation::messageKey))
                .filter(violation -> told.add(violation.field()))
                .toList();
    }

    private String text(ConstraintViolation<?> found, Locale spoken) {
        return texts.interpolate(found.getMessageTemplate(), new Unspoken(found), spoken);
    }

    private static String field(ConstraintViolation<?> found) {
        return found.getPropertyPath().toString();
    }

    private static String key(ConstraintViolation<?> found) {
        String template = found.getMessageTemplate();
        boolean keyed = template.startsWith("{") && template.endsWith("}");
        return keyed ? template.substring(1, template.length() - 1) : template;
    }

    private static int place(List<String> fields, String field) {
        int place = fields.indexOf(field);
        return place < 0 ? fields.size() : place;
    }
}
