package dev.onecent.card;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides {@link CardSecurityCode}. */
final class SecurityCodeRule {
    private SecurityCodeRule() {}

    private static Optional<String> problem(char[] typed) {
        if (typed.length > Digits.MOST_TYPED) {
            return Optional.of("length");
        }
        char[] digits = Digits.trimmed(typed);
        try {
            return problemOf(digits.length);
        } finally {
            Digits.wipe(digits);
        }
    }

    private static Optional<String> problemOf(int digits) {
        if (digits == 0) {
            return Optional.of("characters");
        }
        return digits == 3 || digits == 4 ? Optional.empty() : Optional.of("length");
    }

    static boolean isValid(char[] typed, boolean required, ConstraintValidatorContext context) {
        Optional<String> problem = Violations.isMissing(typed, required)
                ? Optional.of("required").filter(key -> required)
                : problem(typed);
        return Violations.none("code", problem, context);
    }

    /** For fields that are text. */
    public static final class OfText implements ConstraintValidator<CardSecurityCode, CharSequence> {
        private boolean required;

        @Override
        public void initialize(CardSecurityCode constraint) {
            required = constraint.required();
        }

        @Override
        public boolean isValid(@Nullable CharSequence typed, ConstraintValidatorContext context) {
            char[] copy = Digits.start(typed);
            try {
                return SecurityCodeRule.isValid(copy, required, context);
            } finally {
                Digits.wipe(copy);
            }
        }
    }

    /** For fields that can be wiped. */
    public static final class OfChars implements ConstraintValidator<CardSecurityCode, char[]> {
        private boolean required;

        @Override
        public void initialize(CardSecurityCode constraint) {
            required = constraint.required();
        }

        @Override
        public boolean isValid(char @Nullable [] typed, ConstraintValidatorContext context) {
            return SecurityCodeRule.isValid(typed == null ? new char[0] : typed, required, context);
        }
    }
}
