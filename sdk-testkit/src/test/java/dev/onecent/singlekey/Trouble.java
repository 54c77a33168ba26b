package dev.onecent.singlekey;

import java.util.List;
import java.util.Random;

/**
 * What such an engine does to its callers, drawn from a seed: answers that get lost, writes that arrive late, hints that lag,
 * are forgotten or come twice.
 *
 * @param seed the same trouble for the same calls
 * @param percentUnknown how many compare-and-sets of a hundred answer that nobody knows
 * @param percentHints how many hints of a hundred lag, are forgotten, or come twice
 */
record Trouble(long seed, int percentUnknown, int percentHints) {
    static final Trouble NONE = new Trouble(0, 0, 0);

    private static final List<Write> UNKNOWN =
            List.of(Write.UNKNOWN_AND_DONE, Write.UNKNOWN_AND_LOST, Write.UNKNOWN_AND_LATE);

    private static final List<Hint> UNRELIABLE = List.of(Hint.LATE, Hint.FORGOTTEN, Hint.TWICE);

    static Trouble of(long seed) {
        return new Trouble(seed, 20, 50);
    }

    Dice dice() {
        return new Dice(new Random(seed), this);
    }

    /** What becomes of one compare-and-set. */
    enum Write {
        /** Done and said. */
        ANSWERED,
        /** Done, and the answer got lost. */
        UNKNOWN_AND_DONE,
        /** Not done, and the answer got lost. */
        UNKNOWN_AND_LOST,
        /** The answer got lost, and it is done later, if its condition still holds then. */
        UNKNOWN_AND_LATE
    }

    /** What becomes of one hint. */
    enum Hint {
        WRITTEN,
        LATE,
        FORGOTTEN,
        TWICE
    }

    /** The draws, one after the other; used under the engine's lock. */
    static final class Dice {
        private final Random random;
        private final Trouble trouble;

        private Dice(Random random, Trouble trouble) {
            this.random = random;
            this.trouble = trouble;
        }

        Write write() {
            return isBelow(trouble.percentUnknown) ? UNKNOWN.get(random.nextInt(UNKNOWN.size())) : Write.ANSWERED;
        }

        Hint hint() {
            return isBelow(trouble.percentHints) ? UNRELIABLE.get(random.nextInt(UNRELIABLE.size())) : Hint.WRITTEN;
        }

        /** After how many further calls something late happens. */
        int calls() {
            return 1 + random.nextInt(30);
        }

        private boolean isBelow(int percent) {
            return random.nextInt(100) < percent;
        }
    }
}
