package dev.onecent.quickstart;

import dev.onecent.cart.Cart;
import dev.onecent.cart.CartLine;
import dev.onecent.cart.CartResult;
import dev.onecent.money.Money;
import dev.onecent.store.ShopperId;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/**
 * The shop's catalogue and a shopper's cart, as a file tells them.
 *
 * @param shop tenant and payee, for example {@code tea-house}
 * @param shopper the shop's own id of the shopper
 * @param currency ISO 4217
 */
record ShopFile(String shop, String shopper, String currency, List<Article> catalogue, List<Line> cart) {
    /** @throws InputException with what to change, if the file is not in order */
    static ShopFile read(String name) {
        return ShopFileReader.read(name);
    }

    ShopperId owner() {
        return ShopperId.of(shop, shopper);
    }

    /** The cart's lines, each with title and price of the catalogue. */
    List<CartLine> lines() {
        return cart.stream().map(this::line).toList();
    }

    /**
     * A cart of the shopper's with this file's lines put in.
     *
     * @throws IllegalArgumentException if they do not fit: another currency, too many lines
     */
    Cart filled(Cart before) {
        Cart filled = before;
        for (CartLine line : lines()) {
            filled = put(filled, line);
        }
        return filled;
    }

    private static Cart put(Cart cart, CartLine line) {
        CartResult result = cart.put(line);
        if (result instanceof CartResult.Updated updated) {
            return updated.cart();
        }
        throw new IllegalArgumentException(
                result instanceof CartResult.Full
                        ? "a cart holds at most " + Cart.MOST_LINES + " lines"
                        : "a cart has one currency, and the line " + line.sku() + " is in another one");
    }

    /**
     * Returns a line of one article, not ticked.
     *
     * @throws ArithmeticException if its price has too many digits or decimals
     * @throws IllegalArgumentException if it has anything else that a cart does not take
     */
    CartLine one(Article article) {
        Money price = Money.ofMajor(Currency.getInstance(currency), article.price());
        return CartLine.of(article.sku(), article.title(), price, 1);
    }

    private CartLine line(Line line) {
        Article article = catalogue.stream()
                .filter(offered -> offered.sku().equals(line.sku()))
                .findFirst()
                .orElseThrow();
        return one(article).withQuantity(line.quantity()).withTicked(line.ticked());
    }

    /** An article of the shop; the price in major units. */
    record Article(String sku, String title, BigDecimal price) {}

    /** A line of the shopper's cart. */
    record Line(String sku, int quantity, boolean ticked) {}
}
