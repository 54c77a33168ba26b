package dev.onecent.form;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.ValidationException;
import jakarta.validation.metadata.ConstraintDescriptor;
import org.jspecify.annotations.Nullable;

/** The context of a text: the constraint and its attributes, not the value that violates it. */
final class ValuelessContext implements MessageInterpolator.Context {
    private final ConstraintDescriptor<?> constraint;

    ValuelessContext(ConstraintViolation<?> violation) {
        constraint = violation.getConstraintDescriptor();
    }

    @Override
    public ConstraintDescriptor<?> getConstraintDescriptor() {
        return constraint;
    }

    @Override
    public @Nullable Object getValidatedValue() {
        return null;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new ValidationException("there is nothing more to a violation than its constraint");
    }
}
