package dev.onecent.address;

import dev.onecent.form.FormViolation;
import java.util.List;

/** What came of putting an address into the book. */
public sealed interface AddAddressResult {
    /** It is in the book, now or since before: the same address twice is one. */
    record Added(AddressBook book, SavedAddress address) implements AddAddressResult {}

    /** The same command put it in before, and it was taken out since; nothing changed. */
    record Gone(AddressBook book) implements AddAddressResult {}

    /** The book holds as many addresses as it can; nothing changed. */
    record Full(AddressBook book) implements AddAddressResult {}

    /** The form is not in order: everything that is wrong, at once. Nothing was stored. */
    record Invalid(List<FormViolation> violations) implements AddAddressResult {
        public Invalid {
            violations = List.copyOf(violations);
        }
    }
}
