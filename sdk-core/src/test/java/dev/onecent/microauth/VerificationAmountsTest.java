package dev.onecent.microauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.card.CardBrand;
import dev.onecent.money.Money;
import java.util.Currency;
import org.junit.jupiter.api.Test;

/** The amount of a micro-authorization by brand and currency (R14). */
class VerificationAmountsTest {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final Currency WON = Currency.getInstance("KRW");

    @Test
    void freezesOneMinorUnitUnlessToldOtherwise() {
        VerificationAmounts amounts = VerificationAmounts.oneUnit();

        assertThat(amounts.amountFor(CardBrand.VISA, EURO)).isEqualTo(Money.of("EUR", 1));
        assertThat(amounts.amountFor(CardBrand.UNKNOWN, WON)).isEqualTo(Money.of("KRW", 1));
    }

    @Test
    void followsTheNetworks() {
        VerificationAmounts amounts = VerificationAmounts.byNetworkRules();

        assertThat(amounts.amountFor(CardBrand.VISA, EURO)).isEqualTo(Money.zero(EURO));
        assertThat(amounts.amountFor(CardBrand.MASTERCARD, WON)).isEqualTo(Money.zero(WON));
        assertThat(amounts.amountFor(CardBrand.MAESTRO, EURO)).isEqualTo(Money.zero(EURO));
        assertThat(amounts.amountFor(CardBrand.AMERICAN_EXPRESS, EURO)).isEqualTo(Money.of("EUR", 1));
        assertThat(amounts.amountFor(CardBrand.JCB, WON)).isEqualTo(Money.of("KRW", 1_000));
    }

    @Test
    void isAdaptedWithoutChangingWhatItWasMadeFrom() {
        VerificationAmounts before = VerificationAmounts.oneUnit();

        VerificationAmounts after = before.withZeroFor(CardBrand.JCB).withFixed(Money.of("EUR", 100));

        assertThat(before.amountFor(CardBrand.JCB, EURO)).isEqualTo(Money.of("EUR", 1));
        assertThat(after.amountFor(CardBrand.JCB, EURO)).isEqualTo(Money.zero(EURO));
        assertThat(after.amountFor(CardBrand.VISA, EURO)).isEqualTo(Money.of("EUR", 100));
    }

    @Test
    void aFixedAmountIsPositive() {
        assertThatThrownBy(() -> VerificationAmounts.oneUnit().withFixed(Money.zero(EURO)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("amount");
    }
}
