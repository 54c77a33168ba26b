package dev.onecent.card;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.ValidationException;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a violation says in a locale, by the host's interpolator; which never sees what was typed (R18): while a form is
 * validated {@link #UNREAD} stands in its place, and afterwards it gets the constraint alone.
 */
final class ViolationTexts {
    static final MessageInterpolator UNREAD = new Unread();

    private final MessageInterpolator interpolator;

    ViolationTexts(MessageInterpolator interpolator) {
        this.interpolator = interpolator;
    }

    String in(Locale locale, ConstraintViolation<?> violation) {
        return interpolator.interpolate(
                violation.getMessageTemplate(), new Constraint(violation.getConstraintDescriptor()), locale);
    }

    /** Leaves templates as they are. */
    private static final class Unread implements MessageInterpolator {
        @Override
        public String interpolate(String template, Context context) {
            return template;
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            return template;
        }
    }

    /** A constraint without the value that violates it. */
    private record Constraint(ConstraintDescriptor<?> getConstraintDescriptor) implements MessageInterpolator.Context {
        @Override
        public @Nullable Object getValidatedValue() {
            return null;
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            throw new ValidationException("there is no " + type.getName() + " behind this context");
        }
    }
}
