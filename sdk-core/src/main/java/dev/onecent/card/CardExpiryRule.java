package dev.onecent.card;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.nio.CharBuffer;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides {@link CardExpiryDate}. */
final class CardExpiryRule {
    private CardExpiryRule() {}

    private static final int MOST_YEARS = 20;

    private static Optional<String> problem(char[] typed, ConstraintValidatorContext context) {
        Optional<CardExpiry> expiry = CardExpiry.find(CharBuffer.wrap(typed));
        if (expiry.isEmpty()) {
            return Optional.of("format");
        }
        Clock clock = context.getClockProvider().getClock();
        if (expiry.get().isPastAt(clock.instant())) {
            return Optional.of("past");
        }
        YearMonth latest = YearMonth.now(clock).plusYears(MOST_YEARS);
        return expiry.get().month().isAfter(latest) ? Optional.of("distant") : Optional.empty();
    }

    static boolean isValid(char[] typed, boolean required, ConstraintValidatorContext context) {
        Optional<String> problem = Violations.isMissing(typed, required)
                ? Optional.of("required").filter(key -> required)
                : problem(typed, context);
        return Violations.none("expiry", problem, context);
    }

    /** For fields that are text. */
    public static final class OfText implements ConstraintValidator<CardExpiryDate, CharSequence> {
        private boolean required;

        @Override
        public void initialize(CardExpiryDate constraint) {
            required = constraint.required();
        }

        @Override
        public boolean isValid(@Nullable CharSequence typed, ConstraintValidatorContext context) {
            char[] copy = Digits.start(typed);
            try {
                return CardExpiryRule.isValid(copy, required, context);
            } finally {
                Digits.wipe(copy);
            }
        }
    }

    /** For fields that can be wiped. */
    public static final class OfChars implements ConstraintValidator<CardExpiryDate, char[]> {
        private boolean required;

        @Override
        public void initialize(CardExpiryDate constraint) {
            required = constraint.required();
        }

        @Override
        public boolean isValid(char @Nullable [] typed, ConstraintValidatorContext context) {
            return CardExpiryRule.isValid(typed == null ? new char[0] : typed, required, context);
        }
    }
}
