package dev.onecent.checkout.internal;

import dev.onecent.cart.Cart;
import dev.onecent.cart.Claim;
import dev.onecent.cart.internal.StoredCarts;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.CheckoutState.AwaitingChallenge;
import dev.onecent.checkout.CheckoutState.Paying;
import dev.onecent.store.Key;
import dev.onecent.store.StoreContendedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sees to it that no two checkouts pay for the same articles of a cart at once (R4). An attempt claims the cart before it
 * begins; an attempt that finds the claim of another one makes sure that the other has ended or can no longer begin, or gives way.
 * So a claim whose owner died holds nobody up, and of two rivals one goes on.
 */
final class CartClaims {
    private static final int TRIES = 8;

    private final StoredCarts carts;
    private final CheckoutPayments payments;

    CartClaims(StoredCarts carts, CheckoutPayments payments) {
        this.carts = carts;
        this.payments = payments;
    }

    /** The checkout whose payment for some of the same articles has no known outcome yet. */
    Optional<Checkout> rivalOf(Checkout start, Cart cart) {
        return cart.claimsBut(start.id()).stream()
                .flatMap(claim -> payments.find(key(cart, claim)).stream())
                .filter(other -> other.state() instanceof Paying && other.shares(start.lines()))
                .findFirst();
    }

    /** Claims the cart for an attempt; the checkout that stands in the way if there is one. */
    Optional<Checkout> claim(Checkout checkout, int attempt) {
        for (int tries = 0; tries < TRIES; tries++) {
            Cart cart = carts.of(checkout.owner());
            List<Checkout> running = running(checkout, cart);
            Optional<Checkout> rival = running.stream()
                    .filter(other -> other.shares(checkout.lines()))
                    .findFirst();
            if (rival.isPresent() || carts.claim(cart, claims(checkout, attempt, cart, running))) {
                return rival;
            }
        }
        throw new StoreContendedException(Key.sole(checkout.owner()));
    }

    /** The other checkouts whose attempt runs; of all others it is made sure that it does not begin any more. */
    private List<Checkout> running(Checkout checkout, Cart cart) {
        return cart.claimsBut(checkout.id()).stream()
                .flatMap(claim -> stopIfNotBegun(checkout, key(cart, claim), claim).stream())
                .filter(other -> other.runningAttempt().isPresent())
                .toList();
    }

    private Optional<Checkout> stopIfNotBegun(Checkout checkout, Key key, Claim claim) {
        payments.find(key)
                .filter(other -> other.state() instanceof AwaitingChallenge && other.shares(checkout.lines()))
                .ifPresent(payments::giveUp);
        Optional<Checkout> other = payments.change(key, found -> found.skipping(claim.attempt()));
        other.ifPresent(payments::clear);
        return other;
    }

    /** Returns whether the cart's ticked lines are still those of the checkout (R2). */
    boolean isCartUnchanged(Checkout checkout) {
        return checkout.matches(carts.of(checkout.owner()));
    }

    private static List<Claim> claims(Checkout checkout, int attempt, Cart cart, List<Checkout> running) {
        List<Claim> all = new ArrayList<>(cart.claims());
        all.removeIf(claim -> running.stream().noneMatch(other -> other.id().equals(claim.checkout())));
        all.add(new Claim(checkout.id(), attempt));
        return all;
    }

    private static Key key(Cart cart, Claim claim) {
        return Checkout.key(cart.owner(), claim.checkout());
    }
}
