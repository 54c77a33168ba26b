package dev.onecent.card;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Decides {@link NoCardNumber}. */
public final class NoCardNumberRule implements ConstraintValidator<NoCardNumber, CharSequence> {
    @Override
    public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
        return text == null || !CardNumber.isIn(text);
    }
}
