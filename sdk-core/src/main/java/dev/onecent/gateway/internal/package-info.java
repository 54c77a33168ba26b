/**
 * The gateway as the shells call it: whatever is not a proper answer becomes {@code Unknown} in one place
 * ({@link dev.onecent.gateway.internal.GuardedGateway}); and the driver that saves the intent before a call and the outcome after
 * it ({@link dev.onecent.gateway.internal.IntentDriver}).
 */
@NullMarked
package dev.onecent.gateway.internal;

import org.jspecify.annotations.NullMarked;
