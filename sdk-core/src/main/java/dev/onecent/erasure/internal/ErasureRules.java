package dev.onecent.erasure.internal;

import dev.onecent.gateway.MerchantReference;
import dev.onecent.store.Aggregate;
import dev.onecent.store.ShopperId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The rules of one kind of aggregate that an erasure needs.
 *
 * @param withOwner the same aggregate under another owner
 * @param owed why it is owed, if it is
 * @param reference our name of it at the gateway
 * @param retained until when it is retained
 * @param needed whether something else still looks it up, so that it is not deleted yet
 * @param inUse whether it can be neither deleted nor locked yet
 * @param ahead whether something that it looks up has not been moved yet, so that it is not moved either
 * @param joining two of which there is one at a time as one; empty if two under one key are two things
 */
record ErasureRules<A extends Aggregate>(
        BiFunction<A, ShopperId, A> withOwner,
        Function<A, Optional<String>> owed,
        Function<A, Optional<MerchantReference>> reference,
        Function<A, Optional<Instant>> retained,
        Predicate<A> needed,
        Predicate<A> inUse,
        Predicate<A> ahead,
        Optional<BinaryOperator<A>> joining) {

    static <A extends Aggregate> ErasureRules<A> of(BiFunction<A, ShopperId, A> withOwner) {
        return new ErasureRules<>(
                withOwner,
                any -> Optional.empty(),
                any -> Optional.empty(),
                any -> Optional.empty(),
                any -> false,
                any -> false,
                any -> false,
                Optional.empty());
    }

    ErasureRules<A> withOwed(Function<A, Optional<String>> next) {
        return new ErasureRules<>(withOwner, next, reference, retained, needed, inUse, ahead, joining);
    }

    ErasureRules<A> withReference(Function<A, Optional<MerchantReference>> next) {
        return new ErasureRules<>(withOwner, owed, next, retained, needed, inUse, ahead, joining);
    }

    ErasureRules<A> withRetained(Function<A, Optional<Instant>> next) {
        return new ErasureRules<>(withOwner, owed, reference, next, needed, inUse, ahead, joining);
    }

    ErasureRules<A> withNeeded(Predicate<A> next) {
        return new ErasureRules<>(withOwner, owed, reference, retained, next, inUse, ahead, joining);
    }

    ErasureRules<A> withInUse(Predicate<A> next) {
        return new ErasureRules<>(withOwner, owed, reference, retained, needed, next, ahead, joining);
    }

    ErasureRules<A> withAhead(Predicate<A> next) {
        return new ErasureRules<>(withOwner, owed, reference, retained, needed, inUse, next, joining);
    }

    ErasureRules<A> withJoining(BinaryOperator<A> next) {
        return new ErasureRules<>(withOwner, owed, reference, retained, needed, inUse, ahead, Optional.of(next));
    }
}
