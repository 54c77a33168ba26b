package dev.onecent.form;

import jakarta.validation.ClockProvider;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotEmpty;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds everything that is wrong with a form at once, by Bean Validation and the SDK's own clock (R24). The host's interpolator
 * makes the texts afterwards, with nothing of what was typed at hand, so not even a host's own bundle can echo it (R18). Safe for use by many
 * threads.
 */
public final class FormCheck {
    private final Supplier<Validator> maker;
    private final MessageInterpolator texts;
    private final UnaryOperator<Locale> language;
    private volatile @Nullable Validator made;

    /**
     * @param language the nearest language there are texts in, for a shopper's locale
     * @throws IllegalArgumentException if the factory's validators stop at the first violation (fail fast)
     */
    public FormCheck(ValidatorFactory factory, InstantSource clock, UnaryOperator<Locale> language) {
        Objects.requireNonNull(factory, "factory");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(language, "language");
        if (factory.getValidator().validate(Trial.TWICE_WRONG).size() < 2) {
            throw new IllegalArgumentException("validation must find every violation at once: turn fail fast off");
        }
        this.language = language;
        texts = factory.getMessageInterpolator();
        ClockProvider time = FormClock.provider(clock);
        maker = () -> factory.usingContext()
                .messageInterpolator(new RawMessageInterpolator())
                .clockProvider(time)
                .getValidator();
    }

    /**
     * The violations, at most one a field; empty if the form is in order.
     *
     * @param fields the order of the violations; any other field comes after these
     * @param locale the language of their texts
     */
    public List<FormViolation> check(Object form, List<String> fields, Locale locale) {
        return told(validator().validate(form), fields, locale);
    }

    /** The violations of one field of a form by a value that would stand in it. */
    public List<FormViolation> checkValue(Class<?> form, String field, Object value, Locale locale) {
        return told(validator().validateValue(form, field, value), List.of(field), locale);
    }

    /** Made for the first form, so that an SDK that only does due work costs none; two made at once are as good as one. */
    private Validator validator() {
        Validator known = made;
        if (known == null) {
            known = maker.get();
            made = known;
        }
        return known;
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
        return texts.interpolate(found.getMessageTemplate(), new ValuelessContext(found), spoken);
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

    /** Tells a factory that stops at the first violation. */
    private record Trial(
            @NotEmpty(message = "first") String first,
            @NotEmpty(message = "second") String second) {
        static final Trial TWICE_WRONG = new Trial("", "");
    }
}
