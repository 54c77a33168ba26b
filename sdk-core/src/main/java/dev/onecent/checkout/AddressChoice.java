package dev.onecent.checkout;

import dev.onecent.address.AddressForm;
import dev.onecent.store.AddressId;
import java.util.Objects;

/** Where the shopper wants a checkout delivered (M3). */
public sealed interface AddressChoice {
    /** One of the addresses in the shopper's book. */
    record SavedAddress(AddressId address) implements AddressChoice {
        public SavedAddress {
            Objects.requireNonNull(address, "address");
        }
    }

    /**
     * One that is typed now; masked when printed.
     *
     * @param kept whether it is put into the shopper's book as well: the shopper's own tick
     */
    record NewAddress(AddressForm form, boolean kept) implements AddressChoice {
        public NewAddress {
            Objects.requireNonNull(form, "form");
        }
    }

    static AddressChoice saved(AddressId address) {
        return new SavedAddress(address);
    }

    /** For this checkout alone. */
    static AddressChoice once(AddressForm form) {
        return new NewAddress(form, false);
    }

    /** For this checkout, and for the shopper's book. */
    static AddressChoice kept(AddressForm form) {
        return new NewAddress(form, true);
    }
}
