package dev.onecent.address;

import dev.onecent.store.AddressId;
import dev.onecent.store.Aggregate;
import dev.onecent.store.ShopperId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A shopper's delivery addresses, each once, at most {@value #MOST}.
 *
 * @param addresses in the order in which they were added
 */
public record AddressBook(ShopperId owner, List<SavedAddress> addresses) implements Aggregate {
    /** The most addresses that a book holds. */
    public static final int MOST = 20;

    public AddressBook {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(addresses, "addresses");
        addresses = List.copyOf(addresses);
        if (addresses.size() > MOST) {
            throw new IllegalArgumentException("an address book holds at most " + MOST + " addresses");
        }
        requireOnce(addresses.stream().map(SavedAddress::id).distinct().count(), addresses);
        requireOnce(addresses.stream().map(SavedAddress::address).distinct().count(), addresses);
    }

    /** Returns a book without addresses. */
    public static AddressBook empty(ShopperId owner) {
        return new AddressBook(owner, List.of());
    }

    /** Returns the book under another owner: an erased shopper's pseudonym. */
    public AddressBook withOwner(ShopperId other) {
        return new AddressBook(other, addresses);
    }

    /** Puts an address at the end; nothing happens if the same is there. */
    public AddressBook add(AddressId id, DeliveryAddress address) {
        Objects.requireNonNull(id, "id");
        if (find(address).isPresent()) {
            return this;
        }
        List<SavedAddress> all = new ArrayList<>(addresses);
        all.add(new SavedAddress(id, address, Optional.empty()));
        return new AddressBook(owner, all);
    }

    /** Takes an address out; nothing happens if it is not there. */
    public AddressBook remove(AddressId id) {
        Objects.requireNonNull(id, "id");
        List<SavedAddress> rest =
                addresses.stream().filter(saved -> !saved.id().equals(id)).toList();
        return rest.size() == addresses.size() ? this : new AddressBook(owner, rest);
    }

    /** Notes that a paid checkout was delivered there; nothing happens if the address is not in the book. */
    public AddressBook used(DeliveryAddress address, Instant at) {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(at, "at");
        return new AddressBook(
                owner,
                addresses.stream()
                        .map(saved -> saved.address().equals(address) ? saved.usedAt(at) : saved)
                        .toList());
    }

    /** Finds an entry by its id. */
    public Optional<SavedAddress> find(AddressId id) {
        Objects.requireNonNull(id, "id");
        return addresses.stream().filter(saved -> saved.id().equals(id)).findFirst();
    }

    /** Finds the entry of an address. */
    public Optional<SavedAddress> find(DeliveryAddress address) {
        Objects.requireNonNull(address, "address");
        return addresses.stream()
                .filter(saved -> saved.address().equals(address))
                .findFirst();
    }

    /** The address used last, to be offered first (M3); empty if none was ever used. */
    public Optional<SavedAddress> lastUsed() {
        return addresses.stream()
                .filter(saved -> saved.lastUsedAt().isPresent())
                .max(Comparator.comparing(saved -> saved.lastUsedAt().orElseThrow()));
    }

    /** Returns whether the book has no room for another address. */
    public boolean isFull() {
        return addresses.size() >= MOST;
    }

    @Override
    public Optional<Instant> due() {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> endedAt() {
        return Optional.empty();
    }

    private static void requireOnce(long different, List<SavedAddress> addresses) {
        if (different < addresses.size()) {
            throw new IllegalArgumentException("an address book has each address once");
        }
    }
}
