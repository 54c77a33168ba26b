package dev.onecent.microauth;

import dev.onecent.card.CardBrand;
import dev.onecent.money.Money;
import java.util.Currency;
import java.util.Optional;

/** The policy of the amount that verifies a card, by brand and currency; decided before the gateway is called (R14). */
@FunctionalInterface
public interface VerificationAmountPolicy {
    /** The amount to hold; zero where a network demands a zero-amount verification. */
    Money amountFor(CardBrand brand, Currency currency);

    /**
     * The amount of the one second try, should the gateway decline the first one with {@code AMOUNT_NOT_SUPPORTED} while a card is
     * put on file or its expiry verified again: a new intent under a name of its own, without the security code, which served its one call (R19). Asked for
     * before the first call and again after the decline, so it must not change its mind. The request that holds the card data makes the second try: where
     * the decline is learned later, by an inquiry or after a challenge, there is none, and the shopper enters the card again. Default: none, so that the decline is the answer.
     *
     * @param refused the amount of the first try, for example zero
     */
    default Optional<Money> secondAmountFor(CardBrand brand, Money refused) {
        return Optional.empty();
    }

    /** Returns the default policy: one minor unit of the currency, for example one cent. */
    static VerificationAmountPolicy oneMinorUnit() {
        return (brand, currency) -> Money.of(currency, 1);
    }
}
