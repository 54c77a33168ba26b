package dev.onecent.testkit.simulation;

import java.util.List;

/** Random choices from a seed, the same on every Java platform (SplitMix64). Not for use by many threads. */
public final class RandomChoice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private RandomChoice(long seed) {
        state = seed;
    }

    /** The choices of one seed. */
    public static RandomChoice of(long seed) {
        return new RandomChoice(mix(seed + GOLDEN));
    }

    /** The choices at one place of a run, independent of how many were made before it. */
    static RandomChoice at(long seed, long place) {
        return of(mix(seed) + GOLDEN * place);
    }

    /** A number from 0 to {@code bound - 1}. */
    public int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /** True in {@code percent} of 100 cases. */
    public boolean chance(int percent) {
        return below(100) < percent;
    }

    /** Returns one of a list that is not empty. */
    public <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    long next() {
        state += GOLDEN;
        return mix(state);
    }

    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
