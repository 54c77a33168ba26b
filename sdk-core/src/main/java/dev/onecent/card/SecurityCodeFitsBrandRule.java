package dev.onecent.card;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Decides {@link SecurityCodeFitsBrand}; silent while number or code are wrong by themselves. */
public final class SecurityCodeFitsBrandRule implements ConstraintValidator<SecurityCodeFitsBrand, CardForm> {
    /** Made by the validation provider. */
    public SecurityCodeFitsBrandRule() {}

    @Override
    public boolean isValid(CardForm form, ConstraintValidatorContext context) {
        if (form.codeFitsBrand()) {
            return true;
        }
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                .addPropertyNode("securityCode")
                .addConstraintViolation();
        return false;
    }
}
