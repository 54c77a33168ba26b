package dev.onecent.jdbc;

import dev.onecent.store.Event;
import dev.onecent.store.EventListener;
import java.io.Serial;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Counts the places at which a process can die, and lets it die at one of them: from then on nothing works any more. Only what
 * has an effect outside of the process changes what a death leaves behind, so the place after an effect stands for every
 * instant until the next one.
 */
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

    /** An effect, and a place after it. */
    <T> T after(Supplier<T> effect) {
        requireAlive();
        T result = effect.get();
        pass();
        return result;
    }

    /** Hears events; hearing one is an effect. */
    EventListener listener(Consumer<Event> hearer) {
        return (key, event) -> after(() -> {
            hearer.accept(event.event());
            return event;
        });
    }

    void requireAlive() {
        if (dead) {
            throw new Died();
        }
    }

    private void pass() {
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
