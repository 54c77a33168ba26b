package dev.onecent.form;

import jakarta.validation.MessageInterpolator;
import java.util.Locale;

/** Stands in the place of the host's interpolator while a form is validated, and leaves templates as they are. */
final class RawMessageInterpolator implements MessageInterpolator {
    @Override
    public String interpolate(String template, Context context) {
        return template;
    }

    @Override
    public String interpolate(String template, Context context, Locale locale) {
        return template;
    }
}
