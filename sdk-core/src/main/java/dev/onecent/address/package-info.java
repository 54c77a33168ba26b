/**
 * Delivery addresses (M3). {@link dev.onecent.address.AddressForm} is what was typed, {@link
 * dev.onecent.address.DeliveryAddress} what it says once it is in order, {@link dev.onecent.address.AddressBook} the
 * pure aggregate of a shopper's addresses, {@link dev.onecent.address.Addresses} the shell that keeps it. Personal
 * data: masked wherever it is printed.
 */
@NullMarked
package dev.onecent.address;

import org.jspecify.annotations.NullMarked;
