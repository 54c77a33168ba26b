package dev.onecent.address.internal;

import dev.onecent.address.AddressForm;
import dev.onecent.form.FormCheck;
import dev.onecent.form.FormViolation;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Finds everything that is wrong with an address form at once (M3). Safe for use by many threads. */
public final class AddressFormCheck {
    private static final List<String> FIELDS =
            List.of("recipient", "line1", "line2", "line3", "city", "region", "postalCode", "country", "phone");

    private final FormCheck check;

    /** By a check that other forms may share. */
    public AddressFormCheck(FormCheck check) {
        this.check = Objects.requireNonNull(check, "check");
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
