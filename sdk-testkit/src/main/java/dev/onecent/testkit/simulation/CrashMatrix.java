package dev.onecent.testkit.simulation;

import dev.onecent.testkit.simulation.FaultPlan.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every effect of a {@link Scenario} times every fault that can happen at it, and all ordered pairs of them; after each, due
 * work alone must bring everything to rest, with every rule kept. Runs go on side by side; each is single-threaded and
 * repeatable by its name. Safe for use by many threads.
 */
public final class CrashMatrix {
    private static final SimulatedAction TWIN = Actions.of("a duplicate", visit -> {
        Actions.repeatLatest(visit);
        visit.onecent().runDue(World.TENANT);
    });

    /** Between the scenario and the faults of a run's name; no name of a seed's run has it. */
    static final char SEPARATOR = ':';

    private final SimulationSetup setup;

    private CrashMatrix(SimulationSetup setup) {
        this.setup = setup;
    }

    /** Returns a matrix over an environment. */
    public static CrashMatrix over(SimulationSetup setup) {
        return new CrashMatrix(setup);
    }

    /**
     * Each single fault at each effect. Of a scenario in which who was cut off comes back, only those of which somebody dies:
     * all others are runs of the same scenario without coming back, which is to be run as well.
     */
    public SimulationReport singles(Scenario scenario) {
        return report(singleFaults(scenario).parallelStream().map(cell -> run(scenario, faults(cell))));
    }

    /** For tests of the matrix itself. */
    Optional<RunResult> firstFailure(Scenario scenario) {
        return singleFaults(scenario).stream()
                .map(cell -> run(scenario, faults(cell)))
                .filter(result -> result.violation().isPresent())
                .findFirst();
    }

    /**
     * Each two faults one after the other, the second wherever the first one left things to do. Reads and looks into the due
     * index are left out: they change nothing, and grow with every kind of aggregate. Of a scenario in which who was cut off
     * comes back, only those of which somebody dies, as {@link #singles} does.
     */
    public SimulationReport pairs(Scenario scenario) {
        return report(cells(visit(scenario, Map.of()), Optional.empty()).parallelStream()
                .filter(CrashMatrix::isChange)
                .flatMap(first -> pairs(scenario, first)));
    }

    /**
     * Repeats one run of a scenario of ours by its name, as a failure prints it: {@code linking:1.12=CRASH_AFTER,2.3=FAIL}.
     *
     * @throws IllegalArgumentException if no scenario is called so
     */
    public RunResult replay(String run) {
        String name = run.substring(0, Math.max(0, run.indexOf(SEPARATOR)));
        Scenario scenario = Scenario.all().stream()
                .flatMap(each -> Stream.of(each, each.comingBack()))
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scenario is called " + name));
        return replay(scenario, run);
    }

    /** Repeats one run of any scenario by its name; its faults alone, {@code 1.12=CRASH_AFTER,2.3=FAIL}, will do. */
    public RunResult replay(Scenario scenario, String run) {
        Map<Place, Fault> faults = new LinkedHashMap<>();
        Arrays.stream(run.substring(run.indexOf(SEPARATOR) + 1).split(","))
                .map(fault -> fault.split("="))
                .forEach(sides -> faults.put(Place.parse(sides[0]), Fault.valueOf(sides[1])));
        return run(scenario, faults);
    }

    private Stream<RunResult> pairs(Scenario scenario, Cell first) {
        List<Visited> after = visit(scenario, faults(first));
        return cells(after, Optional.of(first.at().place())).stream()
                .filter(CrashMatrix::isChange)
                .filter(second -> differsFromPlain(scenario, first, second))
                .map(second -> run(scenario, faults(first, second)));
    }

    private List<Cell> singleFaults(Scenario scenario) {
        return cells(visit(scenario, Map.of()), Optional.empty()).stream()
                .filter(cell -> differsFromPlain(scenario, cell))
                .toList();
    }

    private static boolean differsFromPlain(Scenario scenario, Cell... cells) {
        return !scenario.comesBack()
                || Stream.of(cells).anyMatch(cell -> cell.fault().kills());
    }

    private static boolean isChange(Cell cell) {
        return !cell.at().kind().isLook();
    }

    private List<Visited> visit(Scenario scenario, Map<Place, Fault> faults) {
        Scripted plan = new Scripted(faults);
        play(scenario, plan, faults).close();
        return List.copyOf(plan.visited);
    }

    private RunResult run(Scenario scenario, Map<Place, Fault> faults) {
        try (SimulationRun play = play(scenario, new Scripted(faults), faults)) {
            return RunResult.of(
                    scenario.name() + SEPARATOR + name(faults),
                    scenario.script().size(),
                    play);
        }
    }

    private SimulationRun play(Scenario scenario, FaultPlan plan, Map<Place, Fault> faults) {
        Settings settings = Settings.plain(scenario.capture(), scenario.zeroFirst());
        SimulationRun play =
                new SimulationRun(setup, settings, plan, name(faults).hashCode());
        play.between(List.of(new SimulatedAction.Weighted(1, TWIN)));
        int step = 0;
        for (SimulatedAction action : scenario.script()) {
            boolean alive = play.take(step, action, RandomChoice.at(7, step));
            step++;
            if (!alive && scenario.comesBack()) {
                play.take(100 + step, Actions.again(), RandomChoice.at(8, step));
            }
        }
        play.rest();
        return play;
    }

    private static SimulationReport report(Stream<RunResult> runs) {
        return runs.map(SimulationReport::of).reduce(SimulationReport.EMPTY, SimulationReport::plus);
    }

    private static List<Cell> cells(List<Visited> visited, Optional<Place> after) {
        List<Place> places = visited.stream().map(Visited::place).toList();
        int from = after.map(places::indexOf).orElse(-1) + 1;
        return visited.subList(from, visited.size()).stream()
                .flatMap(at -> at.kind().faults().stream().map(fault -> new Cell(at, fault)))
                .toList();
    }

    private static Map<Place, Fault> faults(Cell... cells) {
        Map<Place, Fault> faults = new LinkedHashMap<>();
        Stream.of(cells).forEach(cell -> faults.put(cell.at().place(), cell.fault()));
        return faults;
    }

    private static String name(Map<Place, Fault> faults) {
        return faults.entrySet().stream()
                .map(fault -> fault.getKey() + "=" + fault.getValue())
                .collect(Collectors.joining(","));
    }

    /** An effect that a run came by. */
    private record Visited(Place place, EffectKind kind) {}

    private record Cell(Visited at, Fault fault) {}

    /** Faults at given places; notes every place that the script comes by. */
    private static final class Scripted implements FaultPlan {
        private final Map<Place, Fault> faults;
        private final List<Visited> visited = new ArrayList<>();

        Scripted(Map<Place, Fault> faults) {
            this.faults = faults;
        }

        @Override
        public Optional<Fault> at(EffectKind kind, Place place, int depth) {
            if (depth == 0) {
                visited.add(new Visited(place, kind));
            }
            Fault fault = faults.get(place);
            return fault != null && kind.faults().contains(fault) ? Optional.of(fault) : Optional.empty();
        }
    }
}
