package dev.onecent.quickstart;

import dev.onecent.card.CardNumber;
import dev.onecent.cart.Cart;
import dev.onecent.cart.CartLine;
import dev.onecent.quickstart.ShopFile.Article;
import dev.onecent.quickstart.ShopFile.Line;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The check whether the journeys can run with a shop's file. Every mistake is named with its place in the file. */
final class ShopFileCheck {
    private static final Pattern ID = Pattern.compile("[!-~]{1,128}");

    /** In major units; ten thousand runs and more can be summed. */
    private static final BigDecimal MOST = new BigDecimal("1000000000000");

    private final ShopFile shop;

    ShopFileCheck(ShopFile shop) {
        this.shop = shop;
    }

    /** @throws IllegalArgumentException with what to change */
    void check() {
        id("shop", shop.shop());
        id("shopper", shop.shopper());
        currency(shop.currency());
        each("catalogue", shop.catalogue(), Article::sku, this::article);
        each("cart", shop.cart(), Line::sku, this::line);
        total();
    }

    private static void id(String field, String value) {
        require(ID.matcher(value).matches(), "\"" + field + "\" needs 1 to 128 visible ASCII characters, no spaces");
        require(!CardNumber.isIn(value), "\"" + field + "\" must not look like a card number");
    }

    private static void currency(String code) {
        if (!isCurrency(code)) {
            String upper = code.toUpperCase(Locale.ROOT);
            String instead = isCurrency(upper) ? upper : "three letters of ISO 4217, for example EUR";
            throw new IllegalArgumentException("there is no currency " + code + "; write " + instead);
        }
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(known -> known.getCurrencyCode().equals(code) && known.getDefaultFractionDigits() >= 0);
    }

    /** Checks each entry of a list, which has one for each SKU, and tells the entry with what is wrong in it. */
    private static <T> void each(String list, List<T> entries, Function<T, String> sku, Consumer<T> check) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            String place = "number " + (i + 1) + " in \"" + list + "\"";
            T entry = Optional.ofNullable(entries.get(i))
                    .orElseThrow(() -> new IllegalArgumentException(place + " is null"));
            try {
                check.accept(entry);
                require(
                        seen.add(sku.apply(entry)),
                        "its sku " + sku.apply(entry) + " is there before; keep one of them");
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
            }
        }
    }

    private void article(Article article) {
        require(article.price().signum() >= 0, "the price must not be negative");
        try {
            shop.one(article);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "the price has too many digits, or more decimals than " + shop.currency() + " has", e);
        }
    }

    private void line(Line line) {
        Article article = shop.catalogue().stream()
                .filter(offered -> offered.sku().equals(line.sku()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the catalogue has no sku " + line.sku()));
        shop.one(article).withQuantity(line.quantity());
    }

    private void total() {
        BigDecimal all = shop.lines().stream()
                .map(line -> line.unitPrice().toBigDecimal().multiply(BigDecimal.valueOf(line.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        require(
                all.compareTo(MOST) <= 0,
                "the cart costs " + shop.currency() + " " + all + "; at most " + MOST
                        + " can be summed over many runs");
        List<CartLine> ticked = shop.filled(Cart.empty(shop.owner())).tickedLines();
        require(!ticked.isEmpty(), "nothing is ticked in the cart; set \"ticked\": true on at least one line");
        require(
                Cart.total(ticked).isPositive(),
                "what is ticked costs nothing, so there is nothing to pay; set a price");
    }

    private static void require(boolean inOrder, String otherwise) {
        if (!inOrder) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
