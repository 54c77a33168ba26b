package dev.onecent.cart;

import dev.onecent.money.Money;
import dev.onecent.store.Aggregate;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CheckoutLife;
import dev.onecent.store.ShopperId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A shopper's lines to buy, each ticked or not; one currency (R1), at most {@value #MOST_LINES} lines. Every change
 * sets something to a value, so a change made twice equals once.
 *
 * @param lines in the order in which they were first put
 * @param claims the checkouts that may be paying for lines of it, each once
 * @param bought the lives of the latest checkouts whose lines have left the cart; makes {@link #without} idempotent (R5)
 */
public record Cart(ShopperId owner, List<CartLine> lines, List<Claim> claims, List<CheckoutLife> bought)
        implements Aggregate {
    /** The most lines that a cart holds. */
    public static final int MOST_LINES = 200;

    private static final int REMEMBERED = 50;

    public Cart {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(lines, "lines");
        Objects.requireNonNull(claims, "claims");
        Objects.requireNonNull(bought, "bought");
        lines = List.copyOf(lines);
        claims = List.copyOf(claims);
        bought = List.copyOf(bought);
        requireOneCurrency(lines);
        requireOneLineEach(lines);
        if (lines.size() > MOST_LINES) {
            throw new IllegalArgumentException("a cart holds at most " + MOST_LINES + " lines");
        }
    }

    /** Returns a cart without lines. */
    public static Cart empty(ShopperId owner) {
        return new Cart(owner, List.of(), List.of(), List.of());
    }

    /**
     * Puts a line, in the place of the line with the same SKU if there is one. Refuses a line in another currency than the rest, and
     * one more than {@value #MOST_LINES} lines.
     */
    public CartResult put(CartLine line) {
        Objects.requireNonNull(line, "line");
        List<CartLine> next = new ArrayList<>(lines);
        next.removeIf(old -> old.sku().equals(line.sku()));
        int place = find(line.sku()).map(lines::indexOf).orElse(lines.size());
        next.add(place, line);
        if (!haveOneCurrency(next)) {
            return new CartResult.OtherCurrency(this);
        }
        return next.size() > MOST_LINES ? new CartResult.Full(this) : new CartResult.Updated(withLines(next));
    }

    /** Ticks or unticks a line; nothing happens if the cart has no such line. */
    public Cart tick(Sku sku, boolean ticked) {
        Objects.requireNonNull(sku, "sku");
        return edit(sku, line -> line.withTicked(ticked));
    }

    /** Takes a line out; nothing happens if the cart has no such line. */
    public Cart remove(Sku sku) {
        Objects.requireNonNull(sku, "sku");
        return withLines(lines.stream().filter(line -> !line.sku().equals(sku)).toList());
    }

    /** Takes the bought quantities out, once for each checkout (R5). */
    public Cart without(CheckoutId checkout, CheckoutLife life, List<CartLine> purchase) {
        Objects.requireNonNull(checkout, "checkout");
        Objects.requireNonNull(life, "life");
        Objects.requireNonNull(purchase, "purchase");
        if (bought.contains(life)) {
            return this;
        }
        Cart rest = this;
        for (CartLine line : purchase) {
            rest = rest.less(line);
        }
        return new Cart(owner, rest.lines, claimsBut(checkout), remembering(life));
    }

    /** Is claimed by those checkouts, and by no other. */
    public Cart claimed(List<Claim> all) {
        return new Cart(owner, lines, all, bought);
    }

    /** Returns the claims of other checkouts than one. */
    public List<Claim> claimsBut(CheckoutId checkout) {
        Objects.requireNonNull(checkout, "checkout");
        return claims.stream()
                .filter(claim -> !claim.checkout().equals(checkout))
                .toList();
    }

    /** Finds the line of an article. */
    public Optional<CartLine> find(Sku sku) {
        Objects.requireNonNull(sku, "sku");
        return lines.stream().filter(line -> line.sku().equals(sku)).findFirst();
    }

    /** Returns the lines that a checkout would buy (D2). */
    public List<CartLine> tickedLines() {
        return lines.stream().filter(CartLine::ticked).toList();
    }

    /** Returns whether the cart has no line. */
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Returns the cart under another owner: an erased shopper's pseudonym. */
    public Cart withOwner(ShopperId other) {
        return new Cart(other, lines, claims, bought);
    }

    @Override
    public Optional<Instant> due() {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> endedAt() {
        return Optional.empty();
    }

    /** The sum of lines, which must not be empty: without a line there is no currency. */
    public static Money total(List<CartLine> lines) {
        Objects.requireNonNull(lines, "lines");
        return lines.stream().map(CartLine::total).reduce(Money::plus).orElseThrow();
    }

    private Cart less(CartLine sold) {
        int left = find(sold.sku()).map(CartLine::quantity).orElse(0) - sold.quantity();
        return left < 1 ? remove(sold.sku()) : edit(sold.sku(), line -> line.withQuantity(left));
    }

    private Cart edit(Sku sku, UnaryOperator<CartLine> change) {
        return withLines(lines.stream()
                .map(line -> line.sku().equals(sku) ? change.apply(line) : line)
                .toList());
    }

    private Cart withLines(List<CartLine> next) {
        return next.equals(lines) ? this : new Cart(owner, next, claims, bought);
    }

    private List<CheckoutLife> remembering(CheckoutLife life) {
        List<CheckoutLife> all = new ArrayList<>(bought);
        all.add(life);
        return all.subList(Math.max(0, all.size() - REMEMBERED), all.size());
    }

    private static void requireOneCurrency(List<CartLine> lines) {
        if (!haveOneCurrency(lines)) {
            throw new IllegalArgumentException("a cart has one currency; empty it before adding a line in another");
        }
    }

    private static boolean haveOneCurrency(List<CartLine> lines) {
        return lines.stream()
                        .map(line -> line.unitPrice().currency())
                        .distinct()
                        .count()
                < 2;
    }

    private static void requireOneLineEach(List<CartLine> lines) {
        Set<Sku> seen = new HashSet<>();
        if (!lines.stream().allMatch(line -> seen.add(line.sku()))) {
            throw new IllegalArgumentException("a cart has one line for each SKU");
        }
    }
}
