package dev.onecent.address;

import dev.onecent.store.AggregateStore;

/** Where address books are kept, one a shopper. */
public interface AddressBookStore extends AggregateStore<AddressBook> {}
