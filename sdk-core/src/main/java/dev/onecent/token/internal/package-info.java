/**
 * Exchanges typed numbers for tokens of the gateway, and detaches tokens that no card uses:
 * {@link dev.onecent.token.internal.TokenExchanges}.
 */
@NullMarked
package dev.onecent.token.internal;

import org.jspecify.annotations.NullMarked;
