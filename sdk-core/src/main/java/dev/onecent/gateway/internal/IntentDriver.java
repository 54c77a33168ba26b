package dev.onecent.gateway.internal;

import dev.onecent.gateway.Authorization.Approval;
import dev.onecent.gateway.internal.Resolver.LastLook;
import dev.onecent.store.Aggregate;
import dev.onecent.store.Entry;
import dev.onecent.store.Event;
import dev.onecent.store.Key;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The one driver of intent, call and outcome (R17): saves an intent once, applies what the gateway answered while the state is
 * the one that was asked about, and repeats what is due. The calls themselves belong to the shells. Safe for use by many
 * threads.
 */
public final class IntentDriver<A extends Aggregate> {
    private final Aggregates<A> all;
    private final InstantSource clock;
    private final Function<A, Key> keys;
    private final Function<A, ?> states;
    private final BiFunction<A, A, List<? extends Event>> events;
    private final int steps;

    /**
     * Drives aggregates of one kind.
     *
     * @param states returns the part of an aggregate that the gateway's answers move
     * @param events returns the events between an aggregate before and after a transition
     * @param steps the most steps that {@link #advance} and {@link #repeat} take at once; due work takes the others
     */
    public IntentDriver(
            Aggregates<A> all,
            InstantSource clock,
            Function<A, Key> keys,
            Function<A, ?> states,
            BiFunction<A, A, List<? extends Event>> events,
            int steps) {
        this.all = all;
        this.clock = clock;
        this.keys = keys;
        this.states = states;
        this.events = events;
        this.steps = steps;
    }

    /** Saves an intent unless its key is taken, and takes it back if it is no longer wanted once it is saved. */
    public Begun begin(A intent, BooleanSupplier wanted) {
        boolean saved = all.change(
                keys.apply(intent), entry -> entry.isPresent() ? Decision.keep(false) : Decision.save(intent, true));
        if (!saved) {
            return Begun.EARLIER;
        }
        if (wanted.getAsBoolean()) {
            return Begun.NOW;
        }
        deleteIfUnchanged(intent);
        return Begun.TAKEN_BACK;
    }

    /**
     * Saves a value whose outcome is known without a call, unless its key is taken. Returns what stood there then.
     *
     * @param wanted asked after it was saved; if not, the value is deleted again
     */
    public A saveWhileWanted(A known, BooleanSupplier wanted) {
        A kept = all.change(
                keys.apply(known),
                entry -> entry.map(there -> Decision.<A, A>keep(there.value())).orElseGet(() -> Decision.save(known)));
        if (!wanted.getAsBoolean()) {
            deleteIfUnchanged(known);
        }
        return kept;
    }

    /** Deletes the entry if its value is still that one. */
    private void deleteIfUnchanged(A value) {
        all.deleteIf(keys.apply(value), entry -> entry.value().equals(value));
    }

    /** Applies a transition and saves its events with it. Returns the value afterwards; empty if nothing is there. */
    public Optional<A> change(Key key, UnaryOperator<A> transition) {
        return all.change(
                key,
                entry ->
                        entry.map(found -> decide(found, transition)).orElseGet(() -> Decision.keep(Optional.empty())));
    }

    /** Decides what a transition makes of an entry: nothing is saved if its value stays. */
    public Decision<A, Optional<A>> decide(Entry<A> entry, UnaryOperator<A> transition) {
        A before = entry.value();
        A after = transition.apply(before);
        return after.equals(before)
                ? Decision.keep(Optional.of(before))
                : Decision.<A, Optional<A>>save(after, Optional.of(after)).telling(events.apply(before, after));
    }

    /**
     * Applies a transition only if the state is still the one that the gateway was asked about. Returns whether the value now
     * differs from {@code asked}, by this transition or by another process: the caller then looks at it anew.
     */
    public boolean changeIfSameState(A asked, UnaryOperator<A> transition) {
        Object state = states.apply(asked);
        return change(keys.apply(asked), found -> states.apply(found).equals(state) ? transition.apply(found) : found)
                .filter(after -> !after.equals(asked))
                .isPresent();
    }

    /**
     * Applies what a last look at something believed absent has shown: an approval after all, or nothing. An empty look changes
     * nothing. Returns as {@link #changeIfSameState} does.
     */
    public boolean changeByLook(
            A asked, Optional<LastLook> look, BiFunction<A, Approval, A> approved, UnaryOperator<A> nothing) {
        return look.filter(seen -> changeIfSameState(
                        asked,
                        found -> seen.approval()
                                .map(late -> approved.apply(found, late))
                                .orElseGet(() -> nothing.apply(found))))
                .isPresent();
    }

    /**
     * Takes steps while something is due and each one moves it.
     *
     * @param step takes the value and the time at which it was due; returns whether it moved
     */
    public void advance(Key key, BiPredicate<A, Instant> step) {
        repeat(() -> isMovedIfDue(key, step));
    }

    private boolean isMovedIfDue(Key key, BiPredicate<A, Instant> step) {
        Instant now = clock.instant();
        return all.find(key)
                .filter(found -> found.due().filter(at -> !at.isAfter(now)).isPresent())
                .filter(due -> step.test(due, now))
                .isPresent();
    }

    /** Takes steps while each one moves it, whatever is due. */
    public void repeat(Key key, Predicate<A> step) {
        repeat(() -> all.find(key).filter(step).isPresent());
    }

    private void repeat(BooleanSupplier step) {
        int taken = 0;
        while (taken < steps && step.getAsBoolean()) {
            taken++;
        }
    }

    /** Tells who makes the call for an intent. */
    public enum Begun {
        /** The intent was saved by this call: its caller calls the gateway. */
        NOW,
        /** The intent was saved before: who saved it calls the gateway. */
        EARLIER,
        /** The intent was not wanted any more and was taken back: nobody calls the gateway. */
        TAKEN_BACK
    }
}
