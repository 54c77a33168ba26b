package dev.onecent.address;

import dev.onecent.form.FormViolation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The result of adding an address to the book. */
public sealed interface AddAddressResult {
    /** The address is in the book, from this call or an earlier one: the same address twice is one. */
    record Added(AddressBook book, SavedAddress address) implements AddAddressResult {
        public Added {
            Objects.requireNonNull(book, "book");
            Objects.requireNonNull(address, "address");
        }
    }

    /** The command added the address before, and the address was removed since; nothing changed. */
    record Gone(AddressBook book) implements AddAddressResult {
        public Gone {
            Objects.requireNonNull(book, "book");
        }
    }

    /** The book holds as many addresses as it can; nothing changed. */
    record Full(AddressBook book) implements AddAddressResult {
        public Full {
            Objects.requireNonNull(book, "book");
        }
    }

    /**
     * Another address was asked for under this command's id. Nothing changed, and what the first command did stands; another command
     * needs another id (R22).
     */
    record CommandReused(AddressBook book) implements AddAddressResult {
        public CommandReused {
            Objects.requireNonNull(book, "book");
        }
    }

    /**
     * Too many changes of the book are not delivered yet ({@link dev.onecent.store.Entry#MOST_UNDELIVERED}); nothing changed. Not
     * before that instant the same command may be given again.
     */
    record TryLater(Instant notBefore) implements AddAddressResult {
        public TryLater {
            Objects.requireNonNull(notBefore, "notBefore");
        }
    }

    /** The form is not in order: everything that is wrong, at once. Nothing was stored. */
    record Invalid(List<FormViolation> violations) implements AddAddressResult {
        public Invalid {
            Objects.requireNonNull(violations, "violations");
            violations = List.copyOf(violations);
        }
    }
}
