package dev.onecent.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.text.ParseException;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** An amount that is shown is the amount, in every currency and every locale of the JDK (R1). */
class AmountProperties {
    /** In digits of whatever kind, no matter where a locale puts signs and symbols. */
    @Property(tries = 1_000)
    void showsEveryDigitAndNoOther(
            @ForAll("locales") Locale locale, @ForAll("currencies") Currency currency, @ForAll long units) {
        String shown = texts(locale).amount(Money.of(currency, units));

        BigInteger digits = shown.codePoints()
                .filter(Character::isDigit)
                .mapToObj(Character::getNumericValue)
                .map(BigInteger::valueOf)
                .reduce(
                        BigInteger.ZERO,
                        (number, digit) -> number.multiply(BigInteger.TEN).add(digit));
        assertThat(digits).isEqualTo(BigInteger.valueOf(units).abs());
    }

    @Property(tries = 1_000)
    void comesBackExactly(@ForAll("locales") Locale locale, @ForAll("currencies") Currency currency, @ForAll long units)
            throws ParseException {
        Money money = Money.of(currency, units);

        String shown = texts(locale).amount(money);

        assertThat(Money.ofMajor(currency, parsed(locale, currency, shown))).isEqualTo(money);
    }

    private static BigDecimal parsed(Locale locale, Currency currency, String shown) throws ParseException {
        DecimalFormat format = (DecimalFormat) NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setParseBigDecimal(true);
        return (BigDecimal) format.parse(shown);
    }

    /** Each as a language of its own, so that none falls back to English. */
    private static Texts texts(Locale locale) {
        return new Texts(locale, locale, Map.of());
    }

    @Provide
    Arbitrary<Locale> locales() {
        return Arbitraries.of(Locale.getAvailableLocales());
    }

    @Provide
    Arbitrary<Currency> currencies() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.of("EUR", "JPY", "KWD", "XAU", "CLF").map(Currency::getInstance)),
                Tuple.of(1, Arbitraries.of(Currency.getAvailableCurrencies())));
    }
}
