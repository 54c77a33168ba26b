package dev.onecent.testkit.arbitrary;

import dev.onecent.cart.Cart;
import dev.onecent.cart.CartLine;
import dev.onecent.cart.Sku;
import dev.onecent.money.Money;
import dev.onecent.store.ShopperId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Money, cart lines and carts. */
@SuppressWarnings("exports") // jqwik is required by those who use the arbitraries
public final class CartArbitraries {
    private static final long MOST = 1_000_000_00L;
    private static final List<Currency> CURRENCIES =
            Stream.of("EUR", "USD", "JPY", "KWD").map(Currency::getInstance).toList();

    private CartArbitraries() {}

    /** Currencies with no, two and three decimals. */
    public static Arbitrary<Currency> currencies() {
        return Arbitraries.of(CURRENCIES);
    }

    /** From nothing to a million major units. */
    public static Arbitrary<Money> money(Currency currency) {
        return Arbitraries.longs().between(0, MOST).map(units -> Money.of(currency, units));
    }

    /** Any amount of any of the currencies, negative ones too. */
    public static Arbitrary<Money> money() {
        return Combinators.combine(currencies(), Arbitraries.longs()).as(Money::of);
    }

    /** A handful of articles, so that lines meet. */
    public static Arbitrary<Sku> skus() {
        return Arbitraries.integers().between(1, 6).map(n -> Sku.of("SKU-" + n));
    }

    /** Returns lines in a currency. */
    public static Arbitrary<CartLine> lines(Currency currency) {
        return Combinators.combine(
                        skus(),
                        Arbitraries.strings()
                                .ascii()
                                .ofMinLength(1)
                                .ofMaxLength(30)
                                .filter(title -> !title.isBlank()),
                        money(currency),
                        Arbitraries.integers().between(1, 9_999),
                        Arbitraries.of(true, false))
                .as(CartLine::new);
    }

    /** CartArbitraries of one currency, with one line for each SKU; some are empty. */
    public static Arbitrary<Cart> carts(ShopperId owner) {
        return contents().map(lines -> new Cart(owner, lines, List.of(), List.of()));
    }

    /** Returns one arbitrary for each currency, made once: what a {@code flatMap} makes, it makes anew in every try. */
    static Arbitrary<List<CartLine>> contents() {
        List<Arbitrary<List<CartLine>>> byCurrency = new ArrayList<>();
        for (Currency currency : CURRENCIES) {
            byCurrency.add(lines(currency).list().uniqueElements(CartLine::sku).ofMaxSize(6));
        }
        return Arbitraries.oneOf(byCurrency);
    }
}
