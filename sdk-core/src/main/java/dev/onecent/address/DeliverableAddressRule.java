package dev.onecent.address;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Decides {@link DeliverableAddress}: each wrong field is a violation of its own, with its most specific cause. */
public final class DeliverableAddressRule implements ConstraintValidator<DeliverableAddress, AddressForm> {
    /** Made by the validation provider. */
    public DeliverableAddressRule() {}

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
