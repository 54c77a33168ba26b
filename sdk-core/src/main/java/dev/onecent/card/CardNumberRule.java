package dev.onecent.card;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides {@link PaymentCardNumber}. */
final class CardNumberRule {
    private CardNumberRule() {}

    private static Optional<String> problem(char[] typed) {
        if (typed.length > Digits.MOST_TYPED) {
            return Optional.of(NumberProblem.LENGTH.key());
        }
        if (!Digits.areReadable(typed)) {
            return Optional.of("characters");
        }
        char[] digits = Digits.strip(typed);
        try {
            return NumberProblem.of(digits).map(NumberProblem::key);
        } finally {
            Digits.wipe(digits);
        }
    }

    static boolean isValid(char[] typed, boolean required, ConstraintValidatorContext context) {
        Optional<String> problem = Violations.isMissing(typed, required)
                ? Optional.of("required").filter(key -> required)
                : problem(typed);
        return Violations.none("number", problem, context);
    }

    /** For fields that are text. */
    public static final class OfText implements ConstraintValidator<PaymentCardNumber, CharSequence> {
        private boolean required;

        @Override
        public void initialize(PaymentCardNumber constraint) {
            required = constraint.required();
        }

        @Override
        public boolean isValid(@Nullable CharSequence typed, ConstraintValidatorContext context) {
            char[] copy = Digits.start(typed);
            try {
                return CardNumberRule.isValid(copy, required, context);
            } finally {
                Digits.wipe(copy);
            }
        }
    }

    /** For fields that can be wiped. */
    public static final class OfChars implements ConstraintValidator<PaymentCardNumber, char[]> {
        private boolean required;

        @Override
        public void initialize(PaymentCardNumber constraint) {
            required = constraint.required();
        }

        @Override
        public boolean isValid(char @Nullable [] typed, ConstraintValidatorContext context) {
            return CardNumberRule.isValid(typed == null ? new char[0] : typed, required, context);
        }
    }
}
