package dev.onecent.checkout.internal;

import dev.onecent.cart.Cart;
import dev.onecent.cart.internal.StoredCarts;
import dev.onecent.checkout.Checkout;
import dev.onecent.payment.PaymentId;
import dev.onecent.payment.internal.StoredPayments;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.internal.Aggregates;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Deletes checkouts that ended unpaid: first the payments of their attempts, none of which charged anything, then the claim
 * on the cart, then the checkout. Killed in between it goes on, because an ended checkout begins no attempt.
 */
final class CheckoutRemoval {
    private final Aggregates<Checkout> all;
    private final StoredCarts carts;
    private final StoredPayments payments;

    CheckoutRemoval(Aggregates<Checkout> all, StoredCarts carts, StoredPayments payments) {
        this.all = all;
        this.carts = carts;
        this.payments = payments;
    }

    boolean remove(Key key, Instant until) {
        Optional<Checkout> ended = all.entry(key)
                .filter(entry -> entry.isRemovableAt(until))
                .map(Entry::value)
                .filter(checkout -> payments.removeUncharged(key.owner(), attempts(checkout)))
                .filter(this::isUnclaimed);
        return ended.isPresent()
                && all.deleteIf(
                        key,
                        entry -> entry.value().equals(ended.get())
                                && entry.outbox().isEmpty());
    }

    private static List<PaymentId> attempts(Checkout checkout) {
        return IntStream.rangeClosed(1, checkout.attempts())
                .mapToObj(attempt -> new PaymentId(checkout.id(), checkout.life(), attempt))
                .toList();
    }

    /** The claim of an ended checkout holds nobody up; it goes unless the cart changes at this very moment. */
    private boolean isUnclaimed(Checkout checkout) {
        Cart cart = carts.of(checkout.owner());
        boolean claimed =
                cart.claims().stream().anyMatch(claim -> claim.checkout().equals(checkout.id()));
        return !claimed || carts.claim(cart, cart.claimsBut(checkout.id()));
    }
}
