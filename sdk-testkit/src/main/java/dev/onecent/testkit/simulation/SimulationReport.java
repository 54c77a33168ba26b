package dev.onecent.testkit.simulation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The observations of many runs.
 *
 * @param runs how many
 * @param effects how many effects they had
 * @param faults how many faults of each kind
 * @param states how many aggregates ended in each state, and how often what lies on the way was seen
 * @param violations the runs in which a rule did not hold
 * @param traces the hashes of all traces, combined: equal for equal runs, in any order and on whatever Java platform
 */
public record SimulationReport(
        int runs,
        long effects,
        Map<Fault, Integer> faults,
        Map<String, Integer> states,
        List<RunResult> violations,
        String traces) {
    /** The number of runs from which on everything is reached. */
    static final int REACHES_EVERYTHING = 10_000;

    static final SimulationReport EMPTY = new SimulationReport(0, 0, Map.of(), Map.of(), List.of(), "0");

    static SimulationReport of(RunResult run) {
        List<RunResult> violated = run.violation().isPresent() ? List.of(run) : List.of();
        return new SimulationReport(1, run.effects(), run.faults(), run.states(), violated, run.hash());
    }

    SimulationReport plus(SimulationReport other) {
        List<RunResult> all = new ArrayList<>(violations);
        all.addAll(other.violations);
        return new SimulationReport(
                runs + other.runs,
                effects + other.effects,
                sum(faults, other.faults),
                sum(states, other.states),
                List.copyOf(all),
                combined(traces, other.traces));
    }

    /** Returns the number of faults. */
    public long faultCount() {
        return faults.values().stream().mapToLong(Integer::longValue).sum();
    }

    /** Returns whether no rule was broken and, from {@value #REACHES_EVERYTHING} runs on, everything was reached. */
    public boolean isPassed() {
        return violations.isEmpty() && (runs < REACHES_EVERYTHING || unreached().isEmpty());
    }

    /** Lists the kinds of fault, the final states and the states on the way that no run reached; few runs reach not all. */
    public List<String> unreached() {
        Stream<String> kinds = Arrays.stream(Fault.values())
                .filter(fault -> !faults.containsKey(fault))
                .map(Fault::name);
        Stream<String> wanted = Stream.concat(States.FINAL.stream(), States.REACHED.stream());
        return Stream.concat(kinds, wanted.filter(state -> !states.containsKey(state)))
                .toList();
    }

    private static String combined(String one, String other) {
        return new BigInteger(one, 16).xor(new BigInteger(other, 16)).toString(16);
    }

    private static <K extends Comparable<K>> Map<K, Integer> sum(Map<K, Integer> one, Map<K, Integer> other) {
        Map<K, Integer> sum = new TreeMap<>(one);
        other.forEach((key, count) -> sum.merge(key, count, Integer::sum));
        return sum;
    }
}
