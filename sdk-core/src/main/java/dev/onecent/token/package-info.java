/**
 * Cards that are kept at the gateway and not here: {@link dev.onecent.token.TokenExchange}, one typed number's exchange for a
 * token and, when its card goes, the token's detachment; driven by {@link dev.onecent.token.internal.TokenExchanges}. It knows a card by
 * its id only and outlives it, until the gateway has forgotten the card (R10, R17). Read next: {@code gateway.CardTokens}.
 */
@NullMarked
package dev.onecent.token;

import org.jspecify.annotations.NullMarked;
