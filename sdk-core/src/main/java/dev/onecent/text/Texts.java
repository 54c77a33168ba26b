package dev.onecent.text;

import dev.onecent.card.CardBrand;
import dev.onecent.card.CardExpiry;
import dev.onecent.card.MaskedCard;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.money.Money;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Speaks one language to a shopper. In a language that runs from right to left, card numbers, expiries, amounts and names are
 * isolated, so that their digits are never reordered. Immutable and safe for use by many threads.
 */
public final class Texts {
    private static final String MASK = "••••\u00a0";

    private final Locale locale;
    private final Map<String, String> patterns;
    private final boolean rightToLeft;

    Texts(Locale locale, Locale language, Map<String, String> patterns) {
        this.locale = locale;
        this.patterns = patterns;
        rightToLeft = Direction.isRightToLeft(language);
    }

    /** Returns the locale by which numbers, amounts and dates are formatted; its language is that of the texts. */
    public Locale locale() {
        return locale;
    }

    /** Returns whether a page in this language runs from right to left. */
    public boolean isRightToLeft() {
        return rightToLeft;
    }

    /**
     * The text of a key.
     *
     * @param key one of {@link TextKeys}, or of the host's own
     * @param values what the text names: {@link Money}, {@link MaskedCard}, {@link CardExpiry}, {@link CardBrand}, text or a
     *     number
     * @throws IllegalArgumentException if there is no such key, or a value is of another kind
     */
    public String text(String key, Object... values) {
        Objects.requireNonNull(values, "values");
        Object[] shown = Arrays.stream(values).map(this::shown).toArray();
        return new MessageFormat(pattern(key), locale).format(shown);
    }

    /** In the locale's currency format with the currency's own decimals, exact: nothing is ever rounded (R1). */
    public String amount(Money money) {
        Objects.requireNonNull(money, "money");
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(money.currency());
        format.setMinimumFractionDigits(money.toBigDecimal().scale());
        format.setMaximumFractionDigits(money.toBigDecimal().scale());
        format.setRoundingMode(RoundingMode.UNNECESSARY);
        return format.format(money.toBigDecimal());
    }

    /** As printed on the card, for example {@code 12/29}. */
    public String expiry(CardExpiry expiry) {
        Objects.requireNonNull(expiry, "expiry");
        return isolated(expiry.toString());
    }

    /** For example {@code Visa •••• 1111}: in ASCII digits, as on the card. */
    public String masked(MaskedCard card) {
        Objects.requireNonNull(card, "card");
        return named(brand(card.brand())) + " " + isolated(MASK + card.lastFour());
    }

    /** As the shopper knows it, for example {@code Visa}. */
    public String brand(CardBrand brand) {
        Objects.requireNonNull(brand, "brand");
        return patterns.getOrDefault(TextKeys.brand(brand), brand.displayName());
    }

    /** The day, for example {@code November 24, 2026}. */
    public String date(Instant instant, ZoneId zone) {
        Objects.requireNonNull(instant, "instant");
        return styled(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale))
                .format(instant.atZone(zone));
    }

    /** For example {@code November 2026}. */
    public String month(YearMonth month) {
        Objects.requireNonNull(month, "month");
        Object[] parts = {part("LLLL", month), part("u", month), part("L", month)};
        return new MessageFormat(pattern(TextKeys.MONTH), locale).format(parts);
    }

    /** Returns why a payment or a card was refused, and what the shopper can do. */
    public String decline(DeclineReason reason) {
        Objects.requireNonNull(reason, "reason");
        return text(TextKeys.decline(reason));
    }

    /**
     * Returns the notice beside the save tick (W5): the amount is held for a day or less, then released, and only
     * then the card is linked. With an amount of zero nothing is held (R14), and the text says so.
     *
     * @throws IllegalArgumentException if the amount is negative
     */
    public String holdNotice(Money amount) {
        Objects.requireNonNull(amount, "amount");
        if (amount.isNegative()) {
            throw new IllegalArgumentException("amount must not be negative: " + amount);
        }
        return amount.isZero() ? text(TextKeys.NOTICE_NO_AMOUNT) : text(TextKeys.NOTICE_HOLD, amount);
    }

    /** Returns the notice that the shopper leaves the shop for the payment system's site (W1). */
    public String leaveNotice(String walletName) {
        Objects.requireNonNull(walletName, "walletName");
        return text(TextKeys.NOTICE_LEAVE, walletName);
    }

    /**
     * Returns the notice that too many attempts were made, and when to try again (R21): in whole minutes, rounded up.
     */
    public String tryAgainIn(Duration wait) {
        Objects.requireNonNull(wait, "wait");
        long minutes = wait.plusSeconds(59).plusNanos(999_999_999).toMinutes();
        return minutes > 0 ? text(TextKeys.LINK_TRY_IN, minutes) : text(TextKeys.LINK_TRY_LATER);
    }

    private Object shown(@Nullable Object value) {
        Objects.requireNonNull(value, "value");
        if (value instanceof Money money) {
            return rightToLeft ? Direction.rightToLeft(amount(money)) : amount(money);
        }
        if (value instanceof MaskedCard card) {
            return masked(card);
        }
        if (value instanceof CardExpiry expiry) {
            return expiry(expiry);
        }
        if (value instanceof CardBrand brand) {
            return named(brand(brand));
        }
        if (value instanceof CharSequence name) {
            return named(name.toString());
        }
        if (value instanceof Number) {
            return value;
        }
        throw new IllegalArgumentException(
                "a text cannot show a " + value.getClass().getName());
    }

    private String named(String name) {
        return rightToLeft || Direction.disturbs(name) ? Direction.asItBegins(name) : name;
    }

    private String isolated(String digits) {
        return rightToLeft ? Direction.leftToRight(digits) : digits;
    }

    private String part(String letters, YearMonth month) {
        return styled(DateTimeFormatter.ofPattern(letters, locale)).format(month);
    }

    /** With the digits in which the locale writes amounts too. */
    private DateTimeFormatter styled(DateTimeFormatter formatter) {
        return formatter.withDecimalStyle(DecimalStyle.of(locale));
    }

    private String pattern(String key) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no such key: " + key);
        }
        return pattern;
    }
}
