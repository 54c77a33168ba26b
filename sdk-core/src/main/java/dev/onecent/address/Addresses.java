package dev.onecent.address;

import dev.onecent.form.FormViolation;
import dev.onecent.store.AddressId;
import dev.onecent.store.CommandId;
import dev.onecent.store.ShopperId;
import java.util.List;
import java.util.Locale;

/** Keeps shoppers' address books. Safe for use by many threads. */
public interface Addresses {
    /** The shopper's address book; an empty one if nothing was ever put in. */
    AddressBook of(ShopperId owner);

    /** As {@link #add(ShopperId, CommandId, AddressForm, Locale)} in English. */
    AddAddressResult add(ShopperId owner, CommandId command, AddressForm form);

    /**
     * Puts an address into the book; the same command twice puts it in once, and with another address it is answered
     * {@code CommandReused} (R22).
     *
     * @param locale in which the shopper reads what is wrong with it
     */
    AddAddressResult add(ShopperId owner, CommandId command, AddressForm form, Locale locale);

    /** Puts an address that is in order into the book; by nature it is there once, however often this is asked. */
    AddAddressResult add(ShopperId owner, DeliveryAddress address);

    /** Takes an address out; one that is not there is out already. Checkouts keep the address that they were given. */
    AddressBook remove(ShopperId owner, AddressId id);

    /** Returns everything that is wrong with a form, at once; empty if it is in order. */
    List<FormViolation> check(AddressForm form, Locale locale);
}
