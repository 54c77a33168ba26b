package dev.onecent.testkit.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The observations of one run.
 *
 * @param name which run: what repeats it
 * @param hash of its trace: the same for the same run, on every Java platform
 * @param steps how many steps it has
 * @param effects how many effects it had
 * @param faults how many of each kind
 * @param states how many aggregates ended in each state, and how often what lies on the way was seen
 * @param violation the first rule that did not hold
 * @param trace line by line
 */
public record RunResult(
        String name,
        String hash,
        int steps,
        long effects,
        Map<Fault, Integer> faults,
        Map<String, Integer> states,
        Optional<Violation> violation,
        List<String> trace) {
    static RunResult of(String name, int steps, SimulationRun play) {
        World world = play.world();
        return new RunResult(
                name,
                world.trace().hash(),
                steps,
                world.effects(),
                world.faults(),
                play.states(),
                world.violation(),
                world.violation().isPresent() ? world.trace().lines() : List.of());
    }
}
