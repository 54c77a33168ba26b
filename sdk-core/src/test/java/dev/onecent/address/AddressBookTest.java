package dev.onecent.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.store.AddressId;
import dev.onecent.store.ShopperId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A shopper's addresses, each once. */
class AddressBookTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final AddressBook EMPTY = AddressBook.empty(ShopperId.of("toys", "ann"));

    @Test
    void keepsAddressesInTheOrderInWhichTheyWereAdded() {
        assertThat(EMPTY.add(id(2), address(2)).add(id(1), address(1)).addresses())
                .extracting(SavedAddress::id)
                .containsExactly(id(2), id(1));
    }

    @Test
    void theSameAddressTwiceIsOne() {
        AddressBook book = EMPTY.add(id(1), address(1));

        assertThat(book.add(id(2), address(1))).isEqualTo(book);
    }

    @Test
    void removesAnAddressAndIsIndifferentToOthers() {
        AddressBook book = EMPTY.add(id(1), address(1)).add(id(2), address(2));

        assertThat(book.remove(id(1)).addresses()).extracting(SavedAddress::id).containsExactly(id(2));
        assertThat(book.remove(id(3))).isEqualTo(book);
    }

    @Test
    void remembersTheOneUsedLast() {
        AddressBook book = EMPTY.add(id(1), address(1)).add(id(2), address(2));

        assertThat(book.lastUsed()).isEmpty();
        assertThat(book.used(address(2), NOON)
                        .used(address(1), NOON.plusSeconds(1))
                        .lastUsed()
                        .map(SavedAddress::id))
                .contains(id(1));
    }

    /** Due work may tell of an older checkout later, and twice. */
    @Test
    void anEarlierUseToldLaterChangesNothing() {
        AddressBook book = EMPTY.add(id(1), address(1)).used(address(1), NOON);

        assertThat(book.used(address(1), NOON.minusSeconds(1))).isEqualTo(book);
        assertThat(book.used(address(1), NOON)).isEqualTo(book);
        assertThat(book.used(address(9), NOON)).isEqualTo(book);
    }

    @Test
    void holdsTwentyAddresses() {
        AddressBook book = EMPTY;
        for (int n = 1; n <= AddressBook.MOST; n++) {
            assertThat(book.isFull()).isFalse();
            book = book.add(id(n), address(n));
        }
        AddressBook full = book;

        assertThat(full.isFull()).isTrue();
        assertThat(full.add(id(99), address(1))).isEqualTo(full);
        assertThatThrownBy(() -> full.add(id(99), address(99))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesTwoAddressesOfOneId() {
        AddressBook book = EMPTY.add(id(1), address(1));

        assertThatThrownBy(() -> book.add(id(1), address(2))).isInstanceOf(IllegalArgumentException.class);
    }

    private static AddressId id(int number) {
        return AddressId.of("a-" + number);
    }

    private static DeliveryAddress address(int number) {
        return AddressForm.of("Ann", number + " High Street", "Dublin", "IE").read();
    }
}
