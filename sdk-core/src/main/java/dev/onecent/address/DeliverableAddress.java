package dev.onecent.address;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Every field of an address form is in order, and the postal code is there if the country has one. */
@Documented
@Constraint(validatedBy = DeliverableAddressRule.OfForm.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface DeliverableAddress {
    String message() default "{dev.onecent.address}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
