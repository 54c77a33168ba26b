/** A wallet as the shells call it: whatever is not a proper answer becomes one that says so, in one place. */
@NullMarked
package dev.onecent.wallet.internal;

import org.jspecify.annotations.NullMarked;
