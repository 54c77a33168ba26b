/**
 * LimitedAttempt limits (R21): how often cards may be entered or used, counted before the gateway is called, per shopper, number, BIN,
 * origin, card on file and tenant. {@link dev.onecent.limit.AttemptPolicy} says how often; {@link dev.onecent.limit.internal.AttemptLimits}
 * counts, in {@link dev.onecent.limit.AttemptCounter}s that are forgotten within a day; {@link dev.onecent.limit.HumanVerifier} is
 * the host's way to let people through where a machine is refused.
 *
 * <p>A refusal counts nothing, so that it can be given without a write however often it is asked for. An attempt that is
 * admitted is counted in every counter before the gateway hears of it: whatever dies in between, at worst one too many is
 * counted.
 */
@NullMarked
package dev.onecent.limit;

import org.jspecify.annotations.NullMarked;
