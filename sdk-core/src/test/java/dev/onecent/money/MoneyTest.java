package dev.onecent.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Exact amounts that never mix currencies (R1). */
class MoneyTest {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final Money CENT = Money.of("EUR", 1);

    @Test
    void countsMinorUnits() {
        assertThat(CENT.plus(CENT)).isEqualTo(Money.of("EUR", 2));
        assertThat(CENT.minus(CENT)).isEqualTo(Money.zero(EURO));
        assertThat(Money.of("EUR", 1_250).times(3)).isEqualTo(Money.of("EUR", 3_750));
    }

    @Test
    void throwsInsteadOfOverflowing() {
        Money most = Money.of("EUR", Long.MAX_VALUE);
        Money least = Money.of("EUR", Long.MIN_VALUE);

        assertThatThrownBy(() -> most.plus(CENT)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> least.minus(CENT)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void neverMixesCurrencies() {
        Money yen = Money.of("JPY", 1);

        assertThatThrownBy(() -> CENT.plus(yen))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EUR")
                .hasMessageContaining("JPY");
        assertThatThrownBy(() -> CENT.minus(yen)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CENT.compareTo(yen)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void printsAsManyDecimalsAsTheCurrencyHas() {
        assertThat(Money.of("EUR", 1)).hasToString("EUR 0.01");
        assertThat(Money.of("JPY", 1)).hasToString("JPY 1");
        assertThat(Money.of("KWD", 1)).hasToString("KWD 0.001");
        assertThat(Money.of("EUR", -5)).hasToString("EUR -0.05");
    }

    @Test
    void takesMajorUnitsOnlyIfTheyAreExact() {
        assertThat(Money.ofMajor(EURO, new BigDecimal("12.50"))).isEqualTo(Money.of("EUR", 1_250));
        assertThat(Money.ofMajor(EURO, new BigDecimal("12.500"))).isEqualTo(Money.of("EUR", 1_250));
        assertThat(Money.ofMajor(EURO, new BigDecimal("1E+2"))).isEqualTo(Money.of("EUR", 10_000));
        assertThatThrownBy(() -> Money.ofMajor(EURO, new BigDecimal("12.505")))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("EUR has 2 decimals");
    }

    @Test
    void roundsOnlyByTheRuleThatTheCallerNames() {
        assertThat(Money.ofMajor(EURO, new BigDecimal("12.505"), RoundingMode.HALF_EVEN))
                .isEqualTo(Money.of("EUR", 1_250));
        assertThat(Money.ofMajor(EURO, new BigDecimal("12.505"), RoundingMode.UP))
                .isEqualTo(Money.of("EUR", 1_251));
    }

    /** Short to write, long to calculate with: refused before. */
    @Test
    @Timeout(5)
    void refusesWhatIsNoAmountAtOnce() {
        for (String amount : List.of("1e30000000", "-1e2147483647", "1e-2147483647", "0e30000000")) {
            assertThatThrownBy(() -> Money.ofMajor(EURO, new BigDecimal(amount)))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining("at most 100 digits");
            assertThatThrownBy(() -> Money.ofMajor(EURO, new BigDecimal(amount), RoundingMode.HALF_EVEN))
                    .isInstanceOf(ArithmeticException.class);
        }
        assertThatThrownBy(() -> Money.ofMajor(EURO, new BigDecimal("1e50"))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void knowsItsSign() {
        assertThat(CENT.isPositive()).isTrue();
        assertThat(Money.zero(EURO).isZero()).isTrue();
        assertThat(Money.of("EUR", -1).isNegative()).isTrue();
        assertThat(CENT).isGreaterThan(Money.zero(EURO));
    }

    @Test
    void isWrittenAsCurrencyAndMinorUnits() throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();

        assertThat(mapper.readTree(mapper.writeValueAsString(CENT)))
                .isEqualTo(mapper.readTree("{\"currency\":\"EUR\",\"minorUnits\":1}"));
        assertThat(mapper.readValue("{\"currency\":\"EUR\",\"minorUnits\":1}", Money.class))
                .isEqualTo(CENT);
    }
}
