package dev.onecent.address;

import dev.onecent.store.AggregateStore;

/** The store of address books, one a shopper. */
public interface AddressBookStore extends AggregateStore<AddressBook> {}
