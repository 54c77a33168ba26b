package dev.onecent.address;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.onecent.store.AddressId;
import dev.onecent.store.Event;
import java.util.Objects;

/** An event about a shopper's addresses; the address itself is read from the book. */
public sealed interface AddressBookEvent extends Event {
    /** Returns the address that the event is about. */
    AddressId address();

    /** The shopper put an address into the book. */
    @JsonTypeName("address-added")
    record AddressAdded(AddressId address) implements AddressBookEvent {
        public AddressAdded {
            Objects.requireNonNull(address, "address");
        }
    }

    /** The shopper took an address out; nothing of it is kept in the book. */
    @JsonTypeName("address-removed")
    record AddressRemoved(AddressId address) implements AddressBookEvent {
        public AddressRemoved {
            Objects.requireNonNull(address, "address");
        }
    }
}
