/**
 * The gateway to the card networks: the {@link dev.onecent.gateway.PaymentGateway} SPI with its requests and sealed
 * answers, and {@link dev.onecent.gateway.Authorization}, the progress of an authorization that was asked for.
 *
 * <p>{@link dev.onecent.gateway.CardTokens} stands beside it, for hosts who keep no card numbers at all.
 *
 * <p>Every request carries a {@link dev.onecent.gateway.MerchantReference} that was stored before the call; whatever an
 * answer's fate, the gateway can be asked again by it (R17).
 */
@NullMarked
package dev.onecent.gateway;

import org.jspecify.annotations.NullMarked;
