package dev.onecent.card;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Decides {@link SecurityCodeFitsBrand}; silent while number or code are wrong by themselves. */
final class SecurityCodeFitsBrandRule {
    private SecurityCodeFitsBrandRule() {}

    /** The validator; public, because the validation provider makes it. */
    public static final class OfForm implements ConstraintValidator<SecurityCodeFitsBrand, CardForm> {
        /** Made by the validation provider. */
        public OfForm() {}

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
}
