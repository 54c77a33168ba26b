package dev.onecent.jdbc;

import java.io.Serial;
import java.util.function.Supplier;

/** Counts the places at which a process can die, and lets it die at one of them: from then on nothing works any more. */
final class Crash {
    private final int at;
    private int place;
    private boolean dead;

    private Crash(int at) {
        this.at = at;
    }

    /** Dies at the n-th place, from 1. */
    static Crash at(int place) {
        return new Crash(place);
    }

    static Crash never() {
        return new Crash(Integer.MAX_VALUE);
    }

    /** How many places were passed. */
    int places() {
        return place;
    }

    /** An effect with a place before it and one after it. */
    <T> T around(Supplier<T> effect) {
        pass();
        T result = effect.get();
        pass();
        return result;
    }

    void requireAlive() {
        if (dead) {
            throw new Died();
        }
    }

    private void pass() {
        requireAlive();
        place++;
        dead = place == at;
        requireAlive();
    }

    /** Nothing in the product catches it, as nothing catches a kill. */
    static final class Died extends Error {
        @Serial
        private static final long serialVersionUID = 1L;
    }
}
