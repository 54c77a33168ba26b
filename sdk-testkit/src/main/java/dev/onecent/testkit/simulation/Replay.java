package dev.onecent.testkit.simulation;

import dev.onecent.testkit.simulation.FaultPlan.Place;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A run, or a part of one: a seed, the steps that are taken, the places where something goes wrong. Written as {@code
 * 42}, or as {@code 42/3,5/5.7} for steps 3 and 5 of seed 42 with one fault, at effect 7 of step 5.
 *
 * @param steps empty for all
 * @param faults empty for all
 */
record Replay(long seed, Optional<Set<Integer>> steps, Optional<Set<Place>> faults) {
    static Replay all(long seed) {
        return new Replay(seed, Optional.empty(), Optional.empty());
    }

    static Replay parse(String text) {
        String[] parts = text.split("/", -1);
        return new Replay(
                Long.parseLong(parts[0]),
                parts.length > 1 ? Optional.of(parsed(parts[1], Integer::valueOf)) : Optional.empty(),
                parts.length > 2 ? Optional.of(parsed(parts[2], Place::parse)) : Optional.empty());
    }

    boolean takes(int step) {
        return steps.filter(taken -> !taken.contains(step)).isEmpty();
    }

    Replay withSteps(Set<Integer> taken) {
        return new Replay(seed, Optional.of(taken), faults);
    }

    Replay withFaults(Set<Place> places) {
        return new Replay(seed, steps, Optional.of(places));
    }

    @Override
    public String toString() {
        return seed
                + steps.map(taken -> "/" + joined(taken)).orElse("")
                + faults.map(places -> (steps.isEmpty() ? "/" : "") + "/" + joined(places))
                        .orElse("");
    }

    private static String joined(Set<?> parts) {
        return parts.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    private static <T> Set<T> parsed(String text, Function<String, T> part) {
        return text.isEmpty()
                ? new TreeSet<>()
                : Arrays.stream(text.split(",")).map(part).collect(Collectors.toCollection(TreeSet::new));
    }
}
