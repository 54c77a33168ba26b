package dev.onecent.store.internal;

import dev.onecent.store.Aggregate;
import dev.onecent.store.Event;
import dev.onecent.store.Receipt;
import java.util.List;
import java.util.Optional;

/**
 * A shell's decision about an aggregate: the answer for the caller and, if something changes, the next value with its
 * events and the command to remember.
 */
public record Decision<A extends Aggregate, R>(
        R result, Optional<A> next, List<? extends Event> events, Optional<Receipt> receipt) {
    /** Returns the decision that nothing changes; {@code result} is the answer. */
    public static <A extends Aggregate, R> Decision<A, R> keep(R result) {
        return new Decision<>(result, Optional.empty(), List.of(), Optional.empty());
    }

    /** {@code next} is saved; {@code result} is the answer once it is. */
    public static <A extends Aggregate, R> Decision<A, R> save(A next, R result) {
        return new Decision<>(result, Optional.of(next), List.of(), Optional.empty());
    }

    /** {@code next} is saved and is the answer. */
    public static <A extends Aggregate> Decision<A, A> save(A next) {
        return save(next, next);
    }

    /** Returns the decision with events that tell of it. */
    public Decision<A, R> telling(List<? extends Event> events) {
        return new Decision<>(result, next, events, receipt);
    }

    /** Returns the decision with the receipt of its command. */
    public Decision<A, R> remembering(Receipt command) {
        return new Decision<>(result, next, events, Optional.of(command));
    }
}
