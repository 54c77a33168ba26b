package dev.onecent.address;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Decides {@link DeliverableAddress}: each wrong field is a violation of its own, with its most specific cause. */
final class DeliverableAddressRule {
    private DeliverableAddressRule() {}

    /** The validator; public, because the validation provider makes it. */
    public static final class OfForm implements ConstraintValidator<DeliverableAddress, AddressForm> {
        /** Made by the validation provider. */
        public OfForm() {}

        @Override
        public boolean isValid(AddressForm form, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            form.problems()
                    .forEach((field, problem) -> context.buildConstraintViolationWithTemplate(
                                    "{dev.onecent.address." + problem + "}")
                            .addPropertyNode(field)
                            .addConstraintViolation());
            return form.problems().isEmpty();
        }
    }
}
