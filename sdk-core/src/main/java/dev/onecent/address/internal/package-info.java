/** Keeps address books: {@link dev.onecent.address.internal.StoredAddresses}. */
@NullMarked
package dev.onecent.address.internal;

import org.jspecify.annotations.NullMarked;
