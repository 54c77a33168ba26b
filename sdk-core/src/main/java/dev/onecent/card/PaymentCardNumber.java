package dev.onecent.card;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A card number: digits, spaces and hyphens, of a length its brand has, with a right check digit. For text and {@code char[]}; each cause has a message of its own.
 */
@Documented
@Constraint(validatedBy = {CardNumberRule.OfText.class, CardNumberRule.OfChars.class})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.ANNOTATION_TYPE, ElementType.TYPE_USE
})
@Retention(RetentionPolicy.RUNTIME)
@SuppressWarnings("exports") // the validation provider reads the rule by reflection
public @interface PaymentCardNumber {
    String message() default "{dev.onecent.card.number}";

    /**
     * Returns whether nothing at all is a violation too; by default {@code null} and empty are left to other
     * constraints.
     */
    boolean required() default false;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
