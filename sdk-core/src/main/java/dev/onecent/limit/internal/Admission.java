package dev.onecent.limit.internal;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/** The answer whether an attempt may go on to the gateway. */
public sealed interface Admission {
    /** The attempt is admitted, and counted. */
    record Admitted() implements Admission {}

    /** The attempt is refused for now. Nothing is counted. */
    record TryLater(Instant notBefore) implements Admission {
        public TryLater {
            Objects.requireNonNull(notBefore, "notBefore");
        }
    }

    /** The attempt is admitted with a proof that a person makes it. Nothing is counted. */
    record ProofRequired() implements Admission {}

    /** Returns one answer for each case. */
    default <R> R fold(Supplier<R> admitted, Function<Instant, R> tryLater, Supplier<R> proofRequired) {
        if (this instanceof TryLater later) {
            return tryLater.apply(later.notBefore());
        }
        return this instanceof Admitted ? admitted.get() : proofRequired.get();
    }
}
