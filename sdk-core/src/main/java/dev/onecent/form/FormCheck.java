package dev.onecent.form;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds everything that is wrong with a form at once, by Bean Validation and the SDK's own clock (R24). A text is made anew
 * from its template with nothing of what was typed at hand, so not even a host's own bundle can echo it. Safe for use by many
 * threads.
 */
public final class FormCheck {
    private final Validator validator;
    private final MessageInterpolator texts;

    public FormCheck(ValidatorFactory factory, InstantSource clock) {
        validator = factory.usingContext()
                .clockProvider(() -> clock.withZone(ZoneOffset.UTC))
                .getValidator();
        texts = factory.getMessageInterpolator();
    }

    /** The violations with their texts in the language that the host's validation speaks by default. */
    public List<FormViolation> check(Object form, List<String> fields) {
        return check(form, fields, found -> texts.interpolate(found.getMessageTemplate(), new Unspoken(found)));
    }

    /**
     * The violations, at most one a field; empty if the form is in order.
     *
     * @param fields the order in which they are told; any other field comes after these
     * @param locale the language of their texts
     */
    public List<FormViolation> check(Object form, List<String> fields, Locale locale) {
        return check(form, fields, found -> texts.interpolate(found.getMessageTemplate(), new Unspoken(found), locale));
    }

    private List<FormViolation> check(Object form, List<String> fields, Function<ConstraintViolation<?>, String> text) {
        Set<String> told = new HashSet<>();
        return validator.validate(form).stream()
                .map(found -> new FormViolation(field(found), key(found), text.apply(found)))
                .sorted(Comparator.comparingInt((FormViolation violation) -> place(fields, violation.field()))
                        .thenComparing(FormViolation::field)
                        .thenComparing(FormViolation::messageKey))
                .filter(violation -> told.add(violation.field()))
                .toList();
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
