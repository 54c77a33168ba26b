package dev.onecent.card;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The security code has as many digits as the number's brand prints: four for American Express, three for others. */
@Documented
@Constraint(validatedBy = SecurityCodeFitsBrandRule.OfForm.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface SecurityCodeFitsBrand {
    String message() default "{dev.onecent.card.code.brand}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
