package dev.onecent.testkit.simulation;

import dev.onecent.testkit.simulation.FaultPlan.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Whole journeys drawn from a seed, over the stores and the gateway of a {@link SimulationSetup}: shoppers, a host, an operator
 * and time do something in one of two processes, and at every effect something may go wrong. After each step the rules are
 * checked; in the end all faults stop and everything must come to rest by due work alone. A run is single-threaded and the
 * same seed gives the same trace; runs of different seeds go on side by side. Safe for use by many threads.
 */
public final class Simulation {

    private final SimulationSetup setup;

    private Simulation(SimulationSetup setup) {
        this.setup = setup;
    }

    /** Returns a simulation over an environment. */
    public static Simulation over(SimulationSetup setup) {
        return new Simulation(setup);
    }

    /** Runs one seed. */
    public RunResult run(long seed) {
        return run(Replay.all(seed));
    }

    /** Runs a seed, or a part of one, as a failure prints it: {@code 42} or {@code 42/3,5/5.7}. */
    public RunResult replay(String run) {
        return run(Replay.parse(run));
    }

    /** Runs of {@code count} seeds from {@code first} on, on as many threads as there are processors. */
    public SimulationReport run(long first, int count) {
        return LongStream.range(first, first + count)
                .parallel()
                .mapToObj(this::run)
                .map(SimulationReport::of)
                .reduce(SimulationReport.EMPTY, SimulationReport::plus);
    }

    /** The smallest part of a run that still breaks the same rule: fewer steps first, then fewer faults. */
    public RunResult shrink(RunResult failed) {
        Replay whole = Replay.parse(failed.name());
        String rule = failed.violation().orElseThrow().rule();
        Replay fewerSteps = withFewerSteps(whole, rule, failed.steps());
        Replay smallest = withFewerFaults(fewerSteps, rule);
        return run(withFewerSteps(smallest, rule, failed.steps()));
    }

    private Replay withFewerSteps(Replay from, String rule, int steps) {
        Set<Integer> kept = new TreeSet<>(from.steps()
                .orElseGet(() -> new TreeSet<>(IntStream.range(0, steps).boxed().toList())));
        for (int step : List.copyOf(kept).stream().sorted((a, b) -> b - a).toList()) {
            Set<Integer> fewer = new TreeSet<>(kept);
            fewer.remove(step);
            if (breaks(from.withSteps(fewer), rule)) {
                kept.remove(step);
            }
        }
        return from.withSteps(kept);
    }

    private Replay withFewerFaults(Replay from, String rule) {
        Set<Place> kept = new TreeSet<>(play(from).world().faultPlaces());
        if (!breaks(from.withFaults(kept), rule)) {
            return from;
        }
        for (Place place : List.copyOf(kept)) {
            Set<Place> fewer = new TreeSet<>(kept);
            fewer.remove(place);
            if (breaks(from.withFaults(fewer), rule)) {
                kept.remove(place);
            }
        }
        return from.withFaults(kept);
    }

    private boolean breaks(Replay part, String rule) {
        return run(part).violation().filter(found -> found.rule().equals(rule)).isPresent();
    }

    private RunResult run(Replay which) {
        try (SimulationRun play = play(which)) {
            return RunResult.of(which.toString(), play.world().settings().steps(), play);
        }
    }

    private SimulationRun play(Replay which) {
        Settings settings = Settings.drawn(RandomChoice.of(which.seed()));
        FaultPlan plan = RandomPlan.faults(which.seed(), settings.faultsInThousand(), which.faults());
        SimulationRun play = new SimulationRun(setup, settings, plan, which.seed());
        List<SimulatedAction.Weighted> actions = Actions.possible(setup.actions(), settings);
        for (int step = 0; step < settings.steps() && play.world().violation().isEmpty(); step++) {
            if (which.takes(step)) {
                RandomChoice draw = RandomChoice.at(which.seed(), 1_000L + step);
                play.take(step, RandomPlan.action(actions, draw), draw);
            }
        }
        if (play.world().violation().isEmpty()) {
            play.rest();
        }
        return play;
    }

    /** For tests of the simulation itself. */
    Optional<RunResult> firstFailure(long first, int count) {
        return LongStream.range(first, first + count)
                .mapToObj(this::run)
                .filter(result -> result.violation().isPresent())
                .findFirst();
    }
}
