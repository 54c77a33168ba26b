/**
 * A gateway that behaves like one: {@link dev.onecent.testkit.gateway.SimulatedGateway}, with a
 * {@link dev.onecent.testkit.gateway.Ledger} of every hold, the published test numbers of
 * {@link dev.onecent.testkit.gateway.TestCards}, and {@link dev.onecent.testkit.gateway.Reaction}s that lose, delay and
 * refuse.
 */
@NullMarked
package dev.onecent.testkit.gateway;

import org.jspecify.annotations.NullMarked;
