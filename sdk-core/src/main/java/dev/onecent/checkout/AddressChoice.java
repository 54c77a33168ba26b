package dev.onecent.checkout;

import dev.onecent.address.AddressForm;
import dev.onecent.store.AddressId;
import java.util.Locale;
import java.util.Objects;

/** The address to which a checkout is delivered (M3). */
public sealed interface AddressChoice {
    /** An address in the shopper's book. */
    record SavedAddress(AddressId address) implements AddressChoice {
        public SavedAddress {
            Objects.requireNonNull(address, "address");
        }
    }

    /**
     * An address that is typed now; masked when printed.
     *
     * @param kept whether it is put into the shopper's book as well: the shopper's own tick
     * @param locale in which the shopper reads what is wrong with it
     */
    record NewAddress(AddressForm form, boolean kept, Locale locale) implements AddressChoice {
        public NewAddress {
            Objects.requireNonNull(form, "form");
            Objects.requireNonNull(locale, "locale");
        }

        /** Default: English. */
        public NewAddress in(Locale language) {
            return new NewAddress(form, kept, language);
        }
    }

    /** Returns the choice of an address in the shopper's book. */
    static AddressChoice saved(AddressId address) {
        return new SavedAddress(address);
    }

    /** For this checkout alone. */
    static NewAddress once(AddressForm form) {
        return new NewAddress(form, false, Locale.ENGLISH);
    }

    /** For this checkout, and for the shopper's book. */
    static NewAddress kept(AddressForm form) {
        return new NewAddress(form, true, Locale.ENGLISH);
    }
}
