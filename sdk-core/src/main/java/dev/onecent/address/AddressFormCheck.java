package dev.onecent.address;

import dev.onecent.form.FormCheck;
import dev.onecent.form.FormViolation;
import jakarta.validation.ValidatorFactory;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Finds everything that is wrong with an address form at once (M3). Safe for use by many threads. */
public final class AddressFormCheck {
    private static final List<String> FIELDS =
            List.of("recipient", "line1", "line2", "line3", "city", "region", "postalCode", "country", "phone");

    private final FormCheck check;

    /**
     * @param language the nearest language there are texts in, for a shopper's locale
     * @throws IllegalArgumentException if the factory's validators stop at the first violation (fail fast)
     */
    public AddressFormCheck(ValidatorFactory factory, InstantSource clock, UnaryOperator<Locale> language) {
        check = new FormCheck(factory, clock, language);
    }

    /** As {@link #check(AddressForm, Locale)} in English. */
    public List<FormViolation> check(AddressForm form) {
        return check(form, Locale.ENGLISH);
    }

    /** The violations in the order of the fields, at most one a field; empty if the form is in order. */
    public List<FormViolation> check(AddressForm form, Locale locale) {
        return check.check(form, FIELDS, locale);
    }
}
