package dev.onecent.checkout.internal;

import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.CheckoutState.Paid;
import dev.onecent.checkout.CompleteResult;
import dev.onecent.store.Key;
import dev.onecent.store.StoreContendedException;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Completes checkouts that cost nothing (R4). One claims the cart as an attempt to pay does, so of two checkouts over the same
 * articles one goes on; it is completed in one save, and nothing is asked of the gateway.
 */
final class FreeCheckouts {
    private static final int TRIES = 8;

    private final Aggregates<Checkout> all;
    private final CartClaims claims;
    private final InstantSource clock;

    FreeCheckouts(Aggregates<Checkout> all, CartClaims claims, InstantSource clock) {
        this.all = all;
        this.claims = claims;
        this.clock = clock;
    }

    /** Completes it, or answers why it cannot; if another checkout took the claim over, the claim is made anew. */
    CompleteResult complete(Key key) {
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<CompleteResult> result = tryToComplete(key);
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw new StoreContendedException(key);
    }

    /** Empty if its attempt was taken from it meanwhile. */
    private Optional<CompleteResult> tryToComplete(Key key) {
        Optional<Checkout> found = all.find(key);
        if (found.isEmpty()) {
            return Optional.of(new CompleteResult.NotFound());
        }
        Checkout checkout = found.get();
        Optional<CompleteResult> refusal = refusal(checkout);
        if (refusal.isPresent()) {
            return refusal;
        }
        int attempt = checkout.attempts() + 1;
        return claims.claim(checkout, attempt)
                .<CompleteResult>map(rival -> new CompleteResult.PaymentInProgress(checkout, rival))
                .or(() -> completed(key, checkout, attempt));
    }

    private Optional<CompleteResult> completed(Key key, Checkout seen, int attempt) {
        return all.change(key, entry -> {
            Optional<Checkout> found = entry.map(there -> there.value()).filter(seen::isSameLifeAs);
            if (found.isEmpty()) {
                return Decision.keep(Optional.of(new CompleteResult.NotFound()));
            }
            Checkout checkout = found.get();
            Optional<CompleteResult> refusal = refusal(checkout);
            if (refusal.isPresent() || checkout.attempts() + 1 != attempt) {
                return Decision.keep(refusal);
            }
            return claims.isCartUnchanged(checkout)
                    ? completed(checkout, checkout.completed(attempt, clock.instant()))
                    : Decision.keep(Optional.of(cartChanged(key, seen)));
        });
    }

    private static Decision<Checkout, Optional<CompleteResult>> completed(Checkout before, Checkout after) {
        return Decision.<Checkout, Optional<CompleteResult>>save(
                        after, Optional.of(new CompleteResult.Completed(after)))
                .telling(CheckoutEvents.between(before, after));
    }

    /** A concurrent duplicate may have completed it and taken its lines out of the cart. */
    private CompleteResult cartChanged(Key key, Checkout seen) {
        return all.find(key)
                .filter(seen::isSameLifeAs)
                .flatMap(this::refusal)
                .orElseGet(() -> new CompleteResult.CartChanged(seen));
    }

    /** Returns what it answers if it cannot complete now, or has completed. */
    private Optional<CompleteResult> refusal(Checkout checkout) {
        if (!checkout.isFree()) {
            return Optional.of(new CompleteResult.PaymentRequired(checkout));
        }
        if (checkout.state() instanceof Paid) {
            return Optional.of(new CompleteResult.Completed(checkout));
        }
        if (checkout.isUnderReviewAt(clock.instant())) {
            return Optional.of(new CompleteResult.UnderReview(checkout));
        }
        return checkout.isOpenAt(clock.instant()) ? Optional.empty() : Optional.of(new CompleteResult.Closed(checkout));
    }
}
