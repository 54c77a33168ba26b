package dev.onecent.cart;

import java.util.Objects;

/** The result of a change to a cart. */
public sealed interface CartResult {
    /** The cart as it is now. */
    Cart cart();

    /** The change holds. */
    record Updated(Cart cart) implements CartResult {
        public Updated {
            Objects.requireNonNull(cart, "cart");
        }
    }

    /** The line is priced in another currency than the cart's; nothing changed. */
    record OtherCurrency(Cart cart) implements CartResult {
        public OtherCurrency {
            Objects.requireNonNull(cart, "cart");
        }
    }

    /** The cart holds as many lines as it can; nothing changed. */
    record Full(Cart cart) implements CartResult {
        public Full {
            Objects.requireNonNull(cart, "cart");
        }
    }

    /** The cart has no such line; nothing changed. */
    record NoSuchLine(Cart cart) implements CartResult {
        public NoSuchLine {
            Objects.requireNonNull(cart, "cart");
        }
    }
}
