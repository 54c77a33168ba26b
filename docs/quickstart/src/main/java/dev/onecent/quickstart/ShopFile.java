package dev.onecent.quickstart;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.onecent.cart.Cart;
import dev.onecent.cart.CartLine;
import dev.onecent.money.Money;
import dev.onecent.store.ShopperId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The shop's catalogue and a shopper's cart, as a file tells them.
 *
 * @param shop tenant and payee, for example {@code tea-house}
 * @param shopper the shop's own id of the shopper
 * @param currency ISO 4217
 */
record ShopFile(String shop, String shopper, String currency, List<Article> catalogue, List<Line> cart) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** @throws InputException with what to change, if the file is not in order */
    static ShopFile read(Path file) {
        try {
            @Nullable ShopFile shop = MAPPER.readValue(Files.readString(file), ShopFile.class);
            if (shop == null) {
                throw new InputException(file + " says nothing but null; write the shop as a JSON object");
            }
            shop.check();
            return shop;
        } catch (JsonParseException e) {
            JsonLocation place = e.getLocation();
            throw new InputException(
                    file + " is not JSON at line " + place.getLineNr() + ", column " + place.getColumnNr());
        } catch (JsonProcessingException e) {
            throw new InputException(file + " is not in order: " + firstSentence(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new InputException("there is no readable file " + file + "; name one with -Dshop=...");
        } catch (ArithmeticException e) {
            throw new InputException(
                    file + " is not in order: a price has too many digits or decimals, or all together are"
                            + " more than can be counted");
        } catch (IllegalArgumentException e) {
            throw new InputException(file + " is not in order: " + e.getMessage());
        }
    }

    ShopperId owner() {
        return ShopperId.of(shop, shopper);
    }

    /** The cart's lines, each with title and price of the catalogue. */
    List<CartLine> lines() {
        return cart.stream().map(this::line).toList();
    }

    private void check() {
        owner();
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(currency))) {
            throw new InputException(
                    "there is no currency " + currency + "; write three letters of ISO 4217, for example EUR");
        }
        requireNoNull("catalogue", catalogue);
        requireNoNull("cart", cart);
        if (lines().stream().noneMatch(CartLine::ticked)) {
            throw new InputException("nothing is ticked in the cart; set \"ticked\": true on at least one line");
        }
        Cart filled = filled(Cart.empty(owner()));
        Cart.total(filled.lines());
        if (!Cart.total(filled.tickedLines()).isPositive()) {
            throw new InputException("what is ticked costs nothing, so there is nothing to pay; set a price");
        }
    }

    /**
     * A cart of the shopper's with this file's lines put in.
     *
     * @throws IllegalArgumentException if they do not fit: another currency, too many lines
     */
    Cart filled(Cart before) {
        Cart filled = before;
        for (CartLine line : lines()) {
            filled = filled.put(line);
        }
        return filled;
    }

    private static void requireNoNull(String name, List<?> values) {
        if (values.stream().anyMatch(Objects::isNull)) {
            throw new InputException("\"" + name + "\" has null in it");
        }
    }

    private CartLine line(Line line) {
        Article article = catalogue.stream()
                .filter(offered -> offered.sku().equals(line.sku()))
                .findFirst()
                .orElseThrow(() -> new InputException("the cart has " + line.sku() + ", the catalogue has not"));
        Money price = Money.ofMajor(Currency.getInstance(currency), article.price());
        return CartLine.of(article.sku(), article.title(), price, line.quantity())
                .withTicked(line.ticked());
    }

    private static String firstSentence(String message) {
        int end = message.indexOf(';');
        return end < 0 ? message : message.substring(0, end);
    }

    /** What the shop sells; the price in major units. */
    record Article(String sku, String title, BigDecimal price) {}

    /** What the shopper put in. */
    record Line(String sku, int quantity, boolean ticked) {}
}
