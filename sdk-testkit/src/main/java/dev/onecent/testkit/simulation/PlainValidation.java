package dev.onecent.testkit.simulation;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.Locale;

/** Bean Validation by whatever provider is there, with texts left as their keys: nobody reads them in a simulation. */
final class PlainValidation implements MessageInterpolator {
    private PlainValidation() {}

    static ValidatorFactory factory() {
        return Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new PlainValidation())
                .buildValidatorFactory();
    }

    @Override
    public String interpolate(String template, Context context) {
        return template;
    }

    @Override
    public String interpolate(String template, Context context, Locale locale) {
        return template;
    }
}
