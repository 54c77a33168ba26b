package dev.onecent.address;

import dev.onecent.store.AddressId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An entry of an address book.
 *
 * @param lastUsedAt when a paid checkout was last delivered there
 */
public record SavedAddress(AddressId id, DeliveryAddress address, Optional<Instant> lastUsedAt) {
    public SavedAddress {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(lastUsedAt, "lastUsedAt");
    }

    SavedAddress usedAt(Instant at) {
        boolean later = lastUsedAt.filter(last -> !last.isBefore(at)).isEmpty();
        return later ? new SavedAddress(id, address, Optional.of(at)) : this;
    }
}
