package dev.onecent.card;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Decides {@link NoCardNumber}. */
final class NoCardNumberRule {
    private NoCardNumberRule() {}

    /** The validator; public, because the validation provider makes it. */
    public static final class OfText implements ConstraintValidator<NoCardNumber, CharSequence> {
        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            return text == null || !CardNumber.isIn(text);
        }
    }
}
