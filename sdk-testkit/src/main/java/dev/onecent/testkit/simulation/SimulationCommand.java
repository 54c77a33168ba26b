package dev.onecent.testkit.simulation;

import java.io.PrintStream;

/**
 * The simulation from the command line: {@code mvn -q package -Psimulation -Dseeds=10000}, over the stores in memory and the
 * simulated gateway. Ends with 1 if a rule did not hold, or if too few seeds were run to reach every fault and every final
 * state. {@code -Dfirst=} gives the first seed. {@code -Dreplay=...} repeats one run, a part of one, or one of the crash matrix, and prints its trace.
 */
public final class SimulationCommand {
    private static final int MOST_SHOWN = 3;

    private static final SimulationSetup SETUP = SimulationSetup.with(PlainValidation.factory());

    private final Simulation simulation = Simulation.over(SETUP);
    private final PrintStream out;

    private SimulationCommand(PrintStream out) {
        this.out = out;
    }

    /** Runs seeds, or replays one; exits with 1 if a rule was broken, or if many seeds did not reach everything. */
    public static void main(String[] arguments) {
        SimulationCommand command = new SimulationCommand(System.out);
        String replay = System.getProperty("onecent.replay", "");
        boolean held = replay.isEmpty()
                ? command.runs(Long.getLong("onecent.first", 1), Integer.getInteger("onecent.seeds", 1_000))
                : command.replay(replay);
        System.out.flush();
        if (!held) {
            System.exit(1);
        }
    }

    /** A run of a seed, or one of the crash matrix: their names tell which. */
    static RunResult repeated(SimulationSetup setup, String run) {
        return run.indexOf(CrashMatrix.SEPARATOR) < 0
                ? Simulation.over(setup).replay(run)
                : CrashMatrix.over(setup).replay(run);
    }

    private boolean replay(String run) {
        RunResult result = repeated(SETUP, run);
        out.println(FailureText.of(result));
        out.println("trace hash " + result.hash());
        return result.violation().isEmpty();
    }

    private boolean runs(long first, int seeds) {
        SimulationReport report = simulation.run(first, seeds);
        report.violations().stream()
                .limit(MOST_SHOWN)
                .map(simulation::shrink)
                .forEach(smallest -> out.println(FailureText.of(smallest)));
        report.faults().forEach((fault, count) -> out.printf("%-42s %,12d%n", "fault " + fault, count));
        report.states().forEach((state, count) -> out.printf("%-42s %,12d%n", state, count));
        out.printf("%-42s %s%n", "traces", report.traces());
        report.unreached().forEach(missing -> out.println("not reached: " + missing));
        out.println("first seed " + first + ", seeds " + report.runs() + ", effects " + report.effects() + ", faults "
                + report.faultCount() + ", violations " + report.violations().size());
        return report.isPassed();
    }
}
