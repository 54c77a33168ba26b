package dev.onecent.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.money.Money;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CheckoutLife;
import dev.onecent.store.ShopperId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lines, ticks and totals of a cart (D1, D2, R1, R2), and what a paid checkout takes out of it (R5). */
class CartTest {
    private static final Cart EMPTY = Cart.empty(ShopperId.of("toys", "ann"));
    private static final CartLine BALL = CartLine.of("BALL", "Red ball", Money.of("EUR", 2_500), 2);
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");
    private static final CheckoutLife LIFE = CheckoutLife.of("life");

    @Test
    void aNewLineIsNotTicked() {
        assertThat(EMPTY.put(BALL).cart().tickedLines()).isEmpty();
    }

    @Test
    void puttingALineAgainReplacesIt() {
        Cart cart = EMPTY.put(BALL).cart().put(BALL.withQuantity(5)).cart();

        assertThat(cart.lines()).containsExactly(BALL.withQuantity(5));
    }

    @Test
    void aChangeThatChangesNothingIsTheSameCart() {
        Cart cart = EMPTY.put(BALL).cart();

        assertThat(cart.put(BALL).cart()).isSameAs(cart);
        assertThat(cart.tick(BALL.sku(), false)).isSameAs(cart);
        assertThat(cart.remove(Sku.of("KITE"))).isSameAs(cart);
    }

    @Test
    void refusesALineInAnotherCurrency() {
        CartLine yen = CartLine.of("KITE", "Kite", Money.of("JPY", 1), 1);

        Cart euros = EMPTY.put(BALL).cart();

        assertThat(euros.put(yen)).isEqualTo(new CartResult.OtherCurrency(euros));
    }

    @Test
    void holdsAtMostTwoHundredLines() {
        Cart full = IntStream.range(0, Cart.MOST_LINES)
                .mapToObj(n -> CartLine.of("SKU-" + n, "Thing", Money.of("EUR", 1), 1))
                .reduce(EMPTY, (cart, line) -> cart.put(line).cart(), (one, other) -> other);

        assertThat(full.put(BALL)).isEqualTo(new CartResult.Full(full));
        assertThat(full.put(full.lines().get(7).withQuantity(2))).isInstanceOf(CartResult.Updated.class);
    }

    @Test
    void takesBoughtQuantitiesOutAndLeavesTheRest() {
        Cart cart = EMPTY.put(BALL.withQuantity(5)).cart();

        assertThat(cart.without(CHECKOUT, LIFE, List.of(BALL)).lines()).containsExactly(BALL.withQuantity(3));
    }

    @Test
    void takesThemOutOnceForEachCheckout() {
        Cart once = EMPTY.put(BALL.withQuantity(5)).cart().without(CHECKOUT, LIFE, List.of(BALL));

        assertThat(once.without(CHECKOUT, LIFE, List.of(BALL))).isSameAs(once);
        assertThat(once.without(CheckoutId.of("c-2"), CheckoutLife.of("other"), List.of(BALL))
                        .lines())
                .containsExactly(BALL.withQuantity(1));
    }

    @Test
    void aLineThatIsSoldOutLeaves() {
        assertThat(EMPTY.put(BALL).cart().without(CHECKOUT, LIFE, List.of(BALL)).isEmpty())
                .isTrue();
    }

    @Test
    void aLineMultipliesItsPrice() {
        assertThat(BALL.total()).isEqualTo(Money.of("EUR", 5_000));
    }

    @Test
    void aLineRefusesWhatCannotBe() {
        assertThatThrownBy(() -> BALL.withQuantity(0)).hasMessageContaining("quantity");
        assertThatThrownBy(() -> BALL.withQuantity(10_000)).hasMessageContaining("quantity");
        assertThatThrownBy(() -> CartLine.of("BALL", " ", Money.of("EUR", 1), 1))
                .hasMessageContaining("title");
        assertThatThrownBy(() -> CartLine.of("BALL", "Ball", Money.of("EUR", -1), 1))
                .hasMessageContaining("unitPrice");
        assertThatThrownBy(() -> CartLine.of("4111-1111-1111-1111", "Ball", Money.of("EUR", 1), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a SKU must not look like a card number");
        assertThatThrownBy(() -> CartLine.of("BALL", "For 4111 1111 1111 1111", Money.of("EUR", 1), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("title must not look like a card number");
        assertThatThrownBy(() -> CartLine.of("", "Ball", Money.of("EUR", 1), 1)).hasMessageContaining("SKU");
    }

    /** A full cart has a total, whatever its lines cost (R1). */
    @Test
    void aLineCostsNoMoreThanAFullCartCanTell() {
        Money dearest = Money.of("EUR", Long.MAX_VALUE / Cart.MOST_LINES);

        assertThat(CartLine.of("BALL", "Red ball", dearest, 1).total().times(Cart.MOST_LINES))
                .isGreaterThan(dearest);
        assertThatThrownBy(() -> CartLine.of("BALL", "Red ball", dearest, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unitPrice");
    }
}
