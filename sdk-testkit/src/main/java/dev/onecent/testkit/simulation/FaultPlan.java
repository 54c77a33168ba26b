package dev.onecent.testkit.simulation;

import java.util.Optional;

/** The plan of faults and their places. */
interface FaultPlan {
    FaultPlan NONE = (kind, place, depth) -> Optional.empty();

    /**
     * @param place where in the run the effect stands
     * @param depth how many other processes stand in the midst of an effect of theirs while this one happens
     */
    Optional<Fault> at(EffectKind kind, Place place, int depth);

    /**
     * A place in a run.
     *
     * @param step the step, from 0
     * @param ordinal the effect within the step, from 0
     */
    record Place(int step, int ordinal) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return step != other.step ? Integer.compare(step, other.step) : Integer.compare(ordinal, other.ordinal);
        }

        @Override
        public String toString() {
            return step + "." + ordinal;
        }

        static Place parse(String text) {
            int dot = text.indexOf('.');
            return new Place(Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
        }
    }
}
