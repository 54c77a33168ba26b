package dev.onecent.card;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A name that a shopper gives to a card, as {@link Nickname} takes it; {@code null} and empty are in order and mean no
 * nickname.
 */
@Documented
@Constraint(validatedBy = CardNicknameRule.OfText.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.ANNOTATION_TYPE, ElementType.TYPE_USE
})
@Retention(RetentionPolicy.RUNTIME)
@SuppressWarnings("exports") // the validation provider reads the rule by reflection
public @interface CardNickname {
    String message() default "{dev.onecent.card.nickname}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
