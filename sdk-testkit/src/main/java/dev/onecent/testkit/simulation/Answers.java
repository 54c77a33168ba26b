package dev.onecent.testkit.simulation;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The answers that a caller hears when something goes wrong at an effect; each may throw instead.
 *
 * @param lost when it happened, or will, and nobody can say
 * @param failed when it did not happen
 * @param odd what cannot be an answer
 * @param vague that it is being worked on, or that nothing is known
 */
record Answers<T>(Supplier<T> lost, Supplier<T> failed, Function<RandomChoice, @Nullable T> odd, Supplier<T> vague) {
    /** For what only fails. */
    static <T> Answers<T> failing(Supplier<? extends RuntimeException> failure) {
        Supplier<T> thrown = () -> {
            throw failure.get();
        };
        return new Answers<>(thrown, thrown, draw -> thrown.get(), thrown);
    }
}
