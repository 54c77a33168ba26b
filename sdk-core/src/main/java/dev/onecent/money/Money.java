package dev.onecent.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An exact amount in one currency (R1): overflow throws, currencies never mix, nothing rounds unless the caller names the
 * rule.
 *
 * @param currency ISO 4217
 * @param minorUnits the amount in the currency's smallest unit, for example 1 for one cent
 */
public record Money(Currency currency, long minorUnits) implements Comparable<Money> {
    private static final int CODE_LETTERS = 3;

    private static final int MOST_DIGITS = 100;

    public Money {
        Objects.requireNonNull(currency, "currency");
    }

    /**
     * Reads JSON with {@code currency} and {@code minorUnits}. Mappers cut a fraction off where a {@code long} is wanted, and take
     * zero for one that is missing; of a {@code Number} they leave both to us, and both are refused.
     */
    @JsonCreator
    private static Money read(
            @JsonProperty("currency") Currency currency, @JsonProperty("minorUnits") @Nullable Number minorUnits) {
        if (minorUnits instanceof Integer || minorUnits instanceof Long) {
            return new Money(currency, minorUnits.longValue());
        }
        throw new IllegalArgumentException("minorUnits must be a whole number of at most 64 bits");
    }

    /**
     * Returns an amount of minor units.
     *
     * @throws IllegalArgumentException if nobody pays in that currency, for example gold
     */
    public static Money of(Currency currency, long minorUnits) {
        return new Money(currency, minorUnits);
    }

    /** For example {@code Money.of("EUR", 1)}: one cent. */
    public static Money of(String currencyCode, long minorUnits) {
        Objects.requireNonNull(currencyCode, "currencyCode");
        return new Money(currencyOf(currencyCode), minorUnits);
    }

    /**
     * The currency of a code of ISO 4217, for example {@code EUR}.
     *
     * @throws IllegalArgumentException if there is none; a text that is no code is not repeated, which newer JDKs would do
     */
    public static Currency currencyOf(String code) {
        Objects.requireNonNull(code, "code");
        if (code.length() != CODE_LETTERS) {
            throw new IllegalArgumentException("a currency has a code of three letters (ISO 4217)");
        }
        return Currency.getInstance(code);
    }

    /** Returns nothing in a currency. */
    public static Money zero(Currency currency) {
        return new Money(currency, 0);
    }

    /**
     * From major units, for example 12.50 euros.
     *
     * @throws ArithmeticException if the currency has not so many decimals, or the amount does not fit
     */
    public static Money ofMajor(Currency currency, BigDecimal amount) {
        Objects.requireNonNull(amount, "amount");
        requireWritable(amount);
        if (amount.stripTrailingZeros().scale() > digits(currency)) {
            throw new ArithmeticException(
                    currency + " has " + digits(currency) + " decimals, " + amount.toPlainString() + " has more");
        }
        return ofMajor(currency, amount, RoundingMode.UNNECESSARY);
    }

    /**
     * From major units, rounded by the rule that the caller names.
     *
     * @throws ArithmeticException if the amount does not fit
     */
    public static Money ofMajor(Currency currency, BigDecimal amount, RoundingMode rule) {
        Objects.requireNonNull(amount, "amount");
        requireWritable(amount);
        BigDecimal minor = amount.movePointRight(digits(currency)).setScale(0, rule);
        return new Money(currency, minor.longValueExact());
    }

    /**
     * Returns the sum.
     *
     * @throws IllegalArgumentException if the other amount is in another currency
     * @throws ArithmeticException if the sum does not fit into a {@code long}
     */
    public Money plus(Money other) {
        Objects.requireNonNull(other, "other");
        return new Money(currency, Math.addExact(minorUnits, same(other).minorUnits));
    }

    /**
     * Returns the difference.
     *
     * @throws IllegalArgumentException if the other amount is in another currency
     * @throws ArithmeticException if the difference does not fit into a {@code long}
     */
    public Money minus(Money other) {
        Objects.requireNonNull(other, "other");
        return new Money(currency, Math.subtractExact(minorUnits, same(other).minorUnits));
    }

    /**
     * Returns the product.
     *
     * @throws ArithmeticException if the product does not fit into a {@code long}
     */
    public Money times(long factor) {
        return new Money(currency, Math.multiplyExact(minorUnits, factor));
    }

    /** Returns whether the amount is zero. */
    @JsonIgnore
    public boolean isZero() {
        return minorUnits == 0;
    }

    /** Returns whether the amount is above zero. */
    @JsonIgnore
    public boolean isPositive() {
        return minorUnits > 0;
    }

    /** Returns whether the amount is below zero. */
    @JsonIgnore
    public boolean isNegative() {
        return minorUnits < 0;
    }

    /** In major units, with the currency's decimals. */
    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(minorUnits, digits(currency));
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minorUnits, same(other).minorUnits);
    }

    @Override
    public String toString() {
        return currency.getCurrencyCode() + " " + toBigDecimal().toPlainString();
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("currencies never mix: " + currency + " and " + other.currency);
        }
        return other;
    }

    /** {@code 1e30000000} is short to write and takes half a minute to calculate with. */
    private static void requireWritable(BigDecimal amount) {
        if (amount.precision() > MOST_DIGITS || Math.abs((long) amount.scale()) > MOST_DIGITS) {
            throw new ArithmeticException("an amount has at most " + MOST_DIGITS + " digits");
        }
    }

    /** Pseudo-currencies such as XAU have no decimals of their own. */
    private static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }
}
