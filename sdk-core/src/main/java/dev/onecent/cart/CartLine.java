package dev.onecent.cart;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.onecent.card.CardNumber;
import dev.onecent.money.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An article in a cart.
 *
 * @param sku the article; a cart has at most one line of it
 * @param title what the shopper reads, 1 to 200 characters, nothing that looks like a card number
 * @param unitPrice the price of one, not negative; times the quantity it is at most 46,116,860,184,273,879 minor units
 * @param quantity how many, 1 to 9,999
 * @param ticked whether it is to be bought now (D2)
 */
public record CartLine(Sku sku, String title, Money unitPrice, int quantity, boolean ticked) {
    private static final int MOST = 9_999;
    private static final int LONGEST_TITLE = 200;

    /** A bound under which the total of a full cart can be computed. */
    private static final long LARGEST_TOTAL = Long.MAX_VALUE / Cart.MOST_LINES;

    public CartLine {
        Objects.requireNonNull(sku, "sku");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(unitPrice, "unitPrice");
        if (title.length() > LONGEST_TITLE || title.isBlank()) {
            throw new IllegalArgumentException("title has 1 to " + LONGEST_TITLE + " characters");
        }
        if (CardNumber.isIn(title)) {
            throw new IllegalArgumentException("title must not look like a card number");
        }
        if (unitPrice.isNegative()) {
            throw new IllegalArgumentException("unitPrice must not be negative");
        }
        if (quantity < 1 || quantity > MOST) {
            throw new IllegalArgumentException("quantity must be 1 to " + MOST);
        }
        if (unitPrice.minorUnits() > LARGEST_TOTAL / quantity) {
            throw new IllegalArgumentException("unitPrice times quantity is too much for a cart");
        }
    }

    /** Reads JSON with the names of the components; a fraction of an article is refused, which mappers would cut off. */
    @JsonCreator
    private static CartLine read(
            @JsonProperty("sku") Sku sku,
            @JsonProperty("title") String title,
            @JsonProperty("unitPrice") Money unitPrice,
            @JsonProperty("quantity") @Nullable Number quantity,
            @JsonProperty("ticked") boolean ticked) {
        if (quantity instanceof Integer count) {
            return new CartLine(sku, title, unitPrice, count, ticked);
        }
        throw new IllegalArgumentException("quantity must be a whole number");
    }

    /** A line that is not ticked yet: ticking is the shopper's. */
    public static CartLine of(String sku, String title, Money unitPrice, int quantity) {
        Objects.requireNonNull(sku, "sku");
        return new CartLine(Sku.of(sku), title, unitPrice, quantity, false);
    }

    /** A line that is ticked: to be bought now (D2). */
    public static CartLine toBuy(String sku, String title, Money unitPrice, int quantity) {
        Objects.requireNonNull(sku, "sku");
        return new CartLine(Sku.of(sku), title, unitPrice, quantity, true);
    }

    /** Unit price times quantity; exact (R1). */
    public Money total() {
        return unitPrice.times(quantity);
    }

    /** Returns the line, ticked or not. */
    public CartLine withTicked(boolean tick) {
        return new CartLine(sku, title, unitPrice, quantity, tick);
    }

    /**
     * Returns the line with another quantity.
     *
     * @throws IllegalArgumentException if it is below 1 or too large
     */
    public CartLine withQuantity(int count) {
        return new CartLine(sku, title, unitPrice, count, ticked);
    }
}
