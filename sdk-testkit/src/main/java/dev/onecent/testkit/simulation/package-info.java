/**
 * Proof under fire: {@link dev.onecent.testkit.simulation.Simulation} draws whole journeys from a seed, lets processes die,
 * answers get lost and clocks jump at every effect, and checks the rules after each step;
 * {@link dev.onecent.testkit.simulation.CrashMatrix} puts every fault at every effect of a scripted
 * {@link dev.onecent.testkit.simulation.Scenario}. Both run on one thread, over stores and a gateway of the adopter's
 * choice ({@link dev.onecent.testkit.simulation.SimulationSetup}), and the same seed gives the same trace anywhere.
 *
 * <p>A new thing that a shopper does is one {@link dev.onecent.testkit.simulation.SimulatedAction}; a new rule is one
 * {@link dev.onecent.testkit.simulation.Invariant}.
 */
@NullMarked
package dev.onecent.testkit.simulation;

import org.jspecify.annotations.NullMarked;
