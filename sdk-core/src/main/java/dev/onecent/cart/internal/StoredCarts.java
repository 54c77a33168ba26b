package dev.onecent.cart.internal;

import dev.onecent.cart.Cart;
import dev.onecent.cart.CartLine;
import dev.onecent.cart.CartResult;
import dev.onecent.cart.Carts;
import dev.onecent.cart.Claim;
import dev.onecent.cart.Sku;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CheckoutLife;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

public final class StoredCarts implements Carts {
    private final Aggregates<Cart> carts;

    /** Wired by {@code OneCent}. */
    public StoredCarts(Aggregates<Cart> carts) {
        this.carts = carts;
    }

    @Override
    public Cart of(ShopperId owner) {
        return carts.find(Key.sole(owner)).orElseGet(() -> Cart.empty(owner));
    }

    @Override
    public CartResult put(ShopperId owner, CartLine line) {
        Objects.requireNonNull(line, "line");
        return change(owner, cart -> cart.put(line));
    }

    @Override
    public CartResult tick(ShopperId owner, Sku sku) {
        Objects.requireNonNull(sku, "sku");
        return edit(owner, sku, cart -> cart.tick(sku, true));
    }

    @Override
    public CartResult untick(ShopperId owner, Sku sku) {
        Objects.requireNonNull(sku, "sku");
        return edit(owner, sku, cart -> cart.tick(sku, false));
    }

    @Override
    public CartResult remove(ShopperId owner, Sku sku) {
        Objects.requireNonNull(sku, "sku");
        return change(owner, cart -> new CartResult.Updated(cart.remove(sku)));
    }

    /** Takes out what a paid checkout bought, once for each checkout (R5); nothing happens if the cart was erased. */
    public void remove(ShopperId owner, CheckoutId checkout, CheckoutLife life, List<CartLine> bought) {
        carts.<Boolean>change(
                Key.sole(owner),
                entry -> entry.map(Entry::value)
                        .map(cart -> saveIfChanged(cart, cart.without(checkout, life, bought)))
                        .orElseGet(() -> Decision.keep(false)));
    }

    /** Replaces the claims that were seen, unless they changed since; whether it did. */
    public boolean claim(Cart seen, List<Claim> claims) {
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

    private static Decision<Cart, Boolean> saveIfChanged(Cart before, Cart after) {
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
