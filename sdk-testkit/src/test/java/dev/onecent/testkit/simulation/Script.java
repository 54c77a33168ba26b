package dev.onecent.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.testkit.simulation.FaultPlan.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A run of the simulation step by step, with the faults of each step. A fault is placed by the name of its effect as the trace
 * shows it, for example {@code save vaults}, so that it keeps its place when other effects are added. Not for use by many threads.
 */
final class Script {
    private static final long SEED = 7;

    /** For example {@code   p1 4.17 save vaults toys/ann/sole -> SAVED}. */
    private static final Pattern EFFECT = Pattern.compile("  \\w+ (\\d+\\.\\d+) (.+)");

    /** The line after the last step. */
    private static final String REST = "calm";

    private static final Pattern ANSWER = Pattern.compile("  [=!] (.+)");

    private final Settings settings;
    private final List<SimulatedAction> steps = new ArrayList<>();
    private final List<Scripted> faults = new ArrayList<>();
    private final List<SimulatedAction.Weighted> between = new ArrayList<>();

    private Script(Settings settings) {
        this.settings = settings;
    }

    static Script under(Settings settings) {
        return new Script(settings);
    }

    /** Adds a step. */
    Script then(SimulatedAction action) {
        steps.add(action);
        return this;
    }

    /**
     * Lets a fault happen in the latest step, after the faults that were added before.
     *
     * @param effects parts of the names of effects that follow each other; the fault happens at the last one
     */
    Script with(Fault fault, String... effects) {
        faults.add(new Scripted(steps.size() - 1, fault, List.of(effects)));
        return this;
    }

    /** Lets another process act in the middle of an effect of the latest step. A script has one such action. */
    Script meanwhile(SimulatedAction action, String... effects) {
        between.add(new SimulatedAction.Weighted(1, action));
        return with(Fault.INTERLEAVE, effects);
    }

    /**
     * Runs the script until everything is at rest. The place of each fault is found in a run with the faults before it.
     *
     * @throws AssertionError if a fault did not happen
     */
    Outcome play(SimulationSetup setup) {
        SortedMap<Place, Fault> placed = new TreeMap<>();
        for (Scripted next : faults) {
            placed.put(next.placeIn(run(setup, placed).trace(), placed), next.fault());
        }
        Outcome outcome = run(setup, placed);
        assertThat(outcome.faults()).as("the faults that happened").containsExactlyElementsOf(placed.keySet());
        return outcome;
    }

    private Outcome run(SimulationSetup setup, Map<Place, Fault> placed) {
        FaultPlan plan =
                (kind, place, depth) -> Optional.ofNullable(placed.get(place)).filter(kind.faults()::contains);
        try (SimulationRun play = new SimulationRun(setup, settings, plan, SEED)) {
            play.between(between);
            for (int step = 0; step < steps.size(); step++) {
                play.take(step, steps.get(step), RandomChoice.at(SEED, step));
            }
            play.rest();
            World world = play.world();
            return new Outcome(
                    world.violation(), world.faultPlaces(), world.trace().lines());
        }
    }

    /**
     * What was seen of a script's run.
     *
     * @param violation the first rule that did not hold
     * @param faults where faults happened
     * @param trace line by line
     */
    record Outcome(Optional<Violation> violation, List<Place> faults, List<String> trace) {
        /** Returns the types of the answers to the script's steps, in order. */
        List<String> answers() {
            List<String> script = trace.subList(0, trace.indexOf(REST));
            return matches(script, ANSWER).map(answer -> answer.group(1)).toList();
        }
    }

    private record Scripted(int step, Fault fault, List<String> effects) {
        /** Finds the place in a trace. */
        Place placeIn(List<String> trace, SortedMap<Place, Fault> before) {
            List<Effect> left = matches(trace, EFFECT)
                    .map(Effect::of)
                    .filter(effect -> effect.place().step() == step)
                    .sorted()
                    .dropWhile(effect -> !before.isEmpty() && effect.place().compareTo(before.lastKey()) <= 0)
                    .toList();
            for (String part : effects.subList(0, effects.size() - 1)) {
                left = from(left, part).skip(1).toList();
            }
            return from(left, effects.get(effects.size() - 1))
                    .map(Effect::place)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(
                            "step " + step + " has no " + effects + ":\n" + String.join("\n", trace)));
        }

        private static Stream<Effect> from(List<Effect> effects, String part) {
            return effects.stream().dropWhile(effect -> !effect.name().contains(part));
        }
    }

    private record Effect(Place place, String name) implements Comparable<Effect> {
        static Effect of(MatchResult line) {
            return new Effect(Place.parse(line.group(1)), line.group(2));
        }

        @Override
        public int compareTo(Effect other) {
            return place.compareTo(other.place);
        }
    }

    private static Stream<MatchResult> matches(List<String> lines, Pattern pattern) {
        return lines.stream()
                .map(pattern::matcher)
                .filter(line -> line.matches())
                .map(line -> line.toMatchResult());
    }
}
