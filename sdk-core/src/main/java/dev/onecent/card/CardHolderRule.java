package dev.onecent.card;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides {@link CardHolder}. */
final class CardHolderRule {
    private CardHolderRule() {}

    private static Optional<String> problem(char[] typed) {
        if (typed.length > Digits.MOST_TYPED) {
            return Optional.of("length");
        }
        return CardholderName.problem(CardholderName.normalized(new String(typed)));
    }

    static boolean isValid(char[] typed, boolean required, ConstraintValidatorContext context) {
        Optional<String> problem = Violations.isMissing(typed, required)
                ? Optional.of("required").filter(key -> required)
                : problem(typed);
        return Violations.none("holder", problem, context);
    }

    /** For fields that are text. */
    public static final class OfText implements ConstraintValidator<CardHolder, CharSequence> {
        private boolean required;

        @Override
        public void initialize(CardHolder constraint) {
            required = constraint.required();
        }

        @Override
        public boolean isValid(@Nullable CharSequence typed, ConstraintValidatorContext context) {
            char[] copy = Digits.start(typed);
            try {
                return CardHolderRule.isValid(copy, required, context);
            } finally {
                Digits.wipe(copy);
            }
        }
    }

    /** For fields that can be wiped. */
    public static final class OfChars implements ConstraintValidator<CardHolder, char[]> {
        private boolean required;

        @Override
        public void initialize(CardHolder constraint) {
            required = constraint.required();
        }

        @Override
        public boolean isValid(char @Nullable [] typed, ConstraintValidatorContext context) {
            return CardHolderRule.isValid(typed == null ? new char[0] : typed, required, context);
        }
    }
}
