package dev.onecent.card;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name on a card, as CardholderName takes it. For text and {@code char[]}; each cause has a message of its own.
 */
@Documented
@Constraint(validatedBy = {CardHolderRule.OfText.class, CardHolderRule.OfChars.class})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.ANNOTATION_TYPE, ElementType.TYPE_USE
})
@Retention(RetentionPolicy.RUNTIME)
@SuppressWarnings("exports") // the validation provider reads the rule by reflection
public @interface CardHolder {
    String message() default "{dev.onecent.card.holder}";

    /**
     * Returns whether nothing at all is a violation too; by default {@code null} and empty are left to other
     * constraints.
     */
    boolean required() default false;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
