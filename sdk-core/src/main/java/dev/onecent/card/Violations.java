package dev.onecent.card;

import jakarta.validation.ConstraintValidatorContext;
import java.util.Optional;

/** Reports the one most specific cause instead of a constraint's general message. */
final class Violations {
    private Violations() {}

    /** Returns whether nothing was typed; where something is required, blanks are as good as nothing. */
    static boolean isMissing(char[] typed, boolean required) {
        return typed.length == 0 || (required && typed.length <= Digits.MOST_TYPED && Digits.areBlank(typed));
    }

    /** Returns whether there is no problem; one is reported as {@code {dev.onecent.card.<field>.<problem>}}. */
    static boolean none(String field, Optional<String> problem, ConstraintValidatorContext context) {
        problem.ifPresent(key -> {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate("{dev.onecent.card." + field + "." + key + "}")
                    .addConstraintViolation();
        });
        return problem.isEmpty();
    }
}
