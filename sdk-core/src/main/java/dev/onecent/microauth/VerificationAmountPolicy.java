package dev.onecent.microauth;

import dev.onecent.card.CardBrand;
import dev.onecent.money.Money;
import java.util.Currency;

/** How much is frozen to prove a card, by brand and currency; decided before the gateway is called (R14). */
@FunctionalInterface
public interface VerificationAmountPolicy {
    /** The amount to freeze; zero where a network demands a zero-amount verification. */
    Money amountFor(CardBrand brand, Currency currency);

    /** One minor unit of the currency, for example one cent: the default. */
    static VerificationAmountPolicy oneMinorUnit() {
        return (brand, currency) -> Money.of(currency, 1);
    }
}
