/**
 * Stand-ins for what a host brings: {@link dev.onecent.testkit.InMemoryStorage} for the database,
 * {@link dev.onecent.testkit.SettableClock} for the time, {@link dev.onecent.testkit.EphemeralCardSafe} for the keys. The
 * gateway's stand-in is {@link dev.onecent.testkit.gateway.SimulatedGateway}.
 */
@NullMarked
package dev.onecent.testkit;

import org.jspecify.annotations.NullMarked;
