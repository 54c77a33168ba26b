package dev.onecent.card;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Text of a provider's in which no card number may stand, because it is stored as it is (R18). */
@Documented
@Constraint(validatedBy = NoCardNumberRule.OfText.class)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@interface NoCardNumber {
    String message() default "{dev.onecent.card.token.number}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
