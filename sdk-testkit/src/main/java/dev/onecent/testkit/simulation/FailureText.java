package dev.onecent.testkit.simulation;

/** The text that is printed of a run that broke a rule. */
public final class FailureText {
    private FailureText() {}

    /** The rule, the trace, the seed and the one line that repeats it. */
    public static String of(RunResult run) {
        String rule = run.violation().map(Violation::toString).orElse("every rule held");
        String trace = run.trace().isEmpty() ? "" : String.join("\n", run.trace()) + "\n";
        return trace + rule + "\nrepeat it: mvn -q package -Psimulation -Dreplay=" + run.name();
    }
}
