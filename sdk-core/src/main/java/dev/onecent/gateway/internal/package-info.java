/** The gateway as the shells call it: whatever is not a proper answer becomes {@code Unknown} in one place. */
@NullMarked
package dev.onecent.gateway.internal;

import org.jspecify.annotations.NullMarked;
