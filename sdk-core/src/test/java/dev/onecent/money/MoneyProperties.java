package dev.onecent.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** The sum is the true sum, or there is none (R1). */
class MoneyProperties {
    private static final Currency EURO = Currency.getInstance("EUR");

    @Property
    void addsExactlyOrThrows(@ForAll long one, @ForAll long other) {
        BigInteger sum = BigInteger.valueOf(one).add(BigInteger.valueOf(other));

        try {
            assertThat(BigInteger.valueOf(
                            Money.of(EURO, one).plus(Money.of(EURO, other)).minorUnits()))
                    .isEqualTo(sum);
        } catch (ArithmeticException e) {
            assertThat(sum.bitLength()).isGreaterThan(63);
        }
    }

    @Property
    void comesBackFromMajorUnits(@ForAll long units) {
        Money money = Money.of(EURO, units);

        assertThat(Money.ofMajor(EURO, money.toBigDecimal())).isEqualTo(money);
    }

    @Property
    void printsWhatItIs(@ForAll @LongRange(min = -1_000_000, max = 1_000_000) long units) {
        String printed = Money.of(EURO, units).toString();

        assertThat(new BigDecimal(printed.substring(4)).movePointRight(2))
                .isEqualByComparingTo(BigDecimal.valueOf(units));
    }
}
