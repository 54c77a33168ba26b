package dev.onecent.cart;

import dev.onecent.store.CheckoutId;
import dev.onecent.store.CheckoutLife;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import dev.onecent.store.internal.Wiring;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Keeps carts. Every change sets something to a value, so it may be repeated freely. Safe for use by many threads. */
public final class Carts {
    private final Aggregates<Cart> carts;

    /** Wired by {@code OneCent}. */
    public Carts(Aggregates<Cart> carts) {
        this.carts = carts;
    }

    /** The shopper's cart; an empty one if nothing was ever put (D1). */
    public Cart of(ShopperId owner) {
        return carts.find(Key.sole(owner)).orElseGet(() -> Cart.empty(owner));
    }

    /** Puts a line, in the place of the line with the same SKU if there is one. */
    public CartResult put(ShopperId owner, CartLine line) {
        Objects.requireNonNull(line, "line");
        return change(owner, cart -> put(cart, line));
    }

    /** Ticks a line: it is to be bought now (D2). */
    public CartResult tick(ShopperId owner, Sku sku) {
        Objects.requireNonNull(sku, "sku");
        return edit(owner, sku, cart -> cart.tick(sku, true));
    }

    /** Unticks a line: it stays in the cart and is not bought now. */
    public CartResult untick(ShopperId owner, Sku sku) {
        Objects.requireNonNull(sku, "sku");
        return edit(owner, sku, cart -> cart.tick(sku, false));
    }

    /** Takes a line out; one that is not there is out already (D8). */
    public CartResult remove(ShopperId owner, Sku sku) {
        Objects.requireNonNull(sku, "sku");
        return change(owner, cart -> new CartResult.Updated(cart.remove(sku)));
    }

    /** Takes out what a paid checkout bought, once for each checkout (R5); nothing happens if the cart was erased. */
    public void remove(Wiring wiring, ShopperId owner, CheckoutId checkout, CheckoutLife life, List<CartLine> bought) {
        Objects.requireNonNull(wiring, "wiring");
        carts.<Boolean>change(
                Key.sole(owner),
                entry -> entry.map(Entry::value)
                        .map(cart -> kept(cart, cart.without(checkout, life, bought)))
                        .orElseGet(() -> Decision.keep(false)));
    }

    /** Replaces the claims that were seen, unless they changed since; whether it did. */
    public boolean claim(Wiring wiring, Cart seen, List<Claim> claims) {
        Objects.requireNonNull(wiring, "wiring");
        return carts.change(
                Key.sole(seen.owner()),
                entry -> entry.map(Entry::value)
                        .filter(cart -> cart.claims().equals(seen.claims()))
                        .map(cart -> Decision.save(cart.claimed(claims), true))
                        .orElseGet(() -> Decision.keep(false)));
    }

    private CartResult edit(ShopperId owner, Sku sku, Function<Cart, Cart> change) {
        return change(
                owner,
                cart -> cart.find(sku).isEmpty()
                        ? new CartResult.NoSuchLine(cart)
                        : new CartResult.Updated(change.apply(cart)));
    }

    private static CartResult put(Cart cart, CartLine line) {
        boolean replaces = cart.find(line.sku()).isPresent();
        List<CartLine> others = cart.lines().stream()
                .filter(other -> !other.sku().equals(line.sku()))
                .toList();
        if (others.stream().anyMatch(other -> !sameCurrency(other, line))) {
            return new CartResult.OtherCurrency(cart);
        }
        boolean full = !replaces && cart.lines().size() >= Cart.MOST_LINES;
        return full ? new CartResult.Full(cart) : new CartResult.Updated(cart.put(line));
    }

    private static boolean sameCurrency(CartLine other, CartLine line) {
        return other.unitPrice().currency().equals(line.unitPrice().currency());
    }

    private static Decision<Cart, Boolean> kept(Cart before, Cart after) {
        return after.equals(before) ? Decision.keep(false) : Decision.save(after, true);
    }

    private CartResult change(ShopperId owner, Function<Cart, CartResult> change) {
        return carts.change(Key.sole(owner), entry -> decide(owner, entry, change));
    }

    private static Decision<Cart, CartResult> decide(
            ShopperId owner, Optional<Entry<Cart>> entry, Function<Cart, CartResult> change) {
        Cart before = entry.map(Entry::value).orElseGet(() -> Cart.empty(owner));
        CartResult result = change.apply(before);
        return result.cart().equals(before) ? Decision.keep(result) : Decision.save(result.cart(), result);
    }
}
