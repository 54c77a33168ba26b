package dev.onecent.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.card.CardBrand;
import dev.onecent.card.CardExpiry;
import dev.onecent.card.LastFour;
import dev.onecent.card.MaskedCard;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.money.Money;
import java.text.Bidi;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said, and that it stays readable from right to left (W10). */
class TextsTest {
    private static final MaskedCard VISA = new MaskedCard(CardBrand.VISA, LastFour.of("1234"));
    private static final Texts ENGLISH = in("en");
    private static final Texts ARABIC = in("ar");

    /** A refusal for too many attempts says when to try again (R21). */
    @ParameterizedTest
    @CsvSource({"en, 60 min", "es, 60 min", "ru, 60 мин", "zh, 60 分钟"})
    void saysWhenToTryAgain(String language, String expected) {
        Texts texts = Languages.standard().in(Locale.forLanguageTag(language));

        assertThat(texts.tryAgainIn(Duration.ofHours(1))).contains(expected);
        assertThat(texts.tryAgainIn(Duration.ofMinutes(59).plusNanos(1))).contains(expected);
        assertThat(texts.tryAgainIn(Duration.ZERO)).doesNotContain("0");
    }

    @Test
    void showsValuesInALanguageThatRunsFromLeftToRight() {
        assertThat(ENGLISH.text(TextKeys.CARD_VALID_UNTIL, CardExpiry.of(2029, 12)))
                .isEqualTo("Valid until 12/29");
        assertThat(ENGLISH.text(TextKeys.BUTTON_PAY_AMOUNT, Money.of("EUR", 123_456)))
                .isEqualTo("Pay €1,234.56");
        assertThat(ENGLISH.text(TextKeys.CARD_NOT_ACCEPTED_BRAND, CardBrand.AMERICAN_EXPRESS))
                .isEqualTo("American Express cards are not accepted here");
        assertThat(ENGLISH.text(TextKeys.LINK_TOO_MANY, 1_200)).endsWith(": 1,200.");
        assertThat(ENGLISH.masked(VISA)).isEqualTo("Visa ••••\u00a01234");
    }

    @Test
    void aNumberFromRightToLeftIsIsolatedInAsciiDigits() {
        assertThat(ARABIC.masked(VISA)).isEqualTo("\u2068Visa\u2069 \u2066••••\u00a01234\u2069");
        assertThat(in("ar-EG").masked(VISA)).isEqualTo(ARABIC.masked(VISA));
        assertThat(ARABIC.expiry(CardExpiry.of(2029, 1))).isEqualTo("\u206601/29\u2069");
    }

    /** By the bidirectional algorithm: mask and last four are one run from left to right. */
    @ParameterizedTest
    @EnumSource(CardBrand.class)
    void theLastFourStayBehindTheirMask(CardBrand brand) {
        String sentence = "بطاقة " + ARABIC.masked(new MaskedCard(brand, LastFour.of("1234"))) + " أساسية";
        int start = sentence.indexOf('•');
        Bidi bidi = new Bidi(sentence, Bidi.DIRECTION_RIGHT_TO_LEFT);

        Set<Integer> levels = new HashSet<>();
        for (int at = start; at < start + "••••\u00a01234".length(); at++) {
            levels.add(bidi.getLevelAt(at));
        }

        assertThat(sentence).contains("••••\u00a01234");
        assertThat(levels)
                .singleElement()
                .satisfies(level -> assertThat(level % 2).isZero());
    }

    /** A brand without a name is called a card, in the language. */
    @Test
    void aBrandIsNamedAsTheShopperKnowsIt() {
        assertThat(ENGLISH.brand(CardBrand.UNKNOWN)).isEqualTo("Card");
        assertThat(in("ru").brand(CardBrand.UNKNOWN)).isEqualTo("Карта");
        assertThat(in("ru").brand(CardBrand.MIR)).isEqualTo("Мир");
        assertThat(in("zh-CN").brand(CardBrand.UNIONPAY)).isEqualTo("银联");
        assertThat(in("zh-CN").brand(CardBrand.VISA)).isEqualTo("Visa");
    }

    @ParameterizedTest
    @CsvSource({"en, false", "ru, false", "zh-CN, false", "ar, true", "ar-AE, true", "fr, false", "he, false"})
    void knowsItsDirection(String locale, boolean rightToLeft) {
        assertThat(in(locale).isRightToLeft()).isEqualTo(rightToLeft);
    }

    @Test
    void anAddedLanguageKnowsItsDirection() {
        Languages more = Languages.standard()
                .with(Locale.forLanguageTag("he"), Map.of())
                .with(Locale.forLanguageTag("az-Arab"), Map.of())
                .with(Locale.forLanguageTag("ur-Latn"), Map.of());

        assertThat(more.in(Locale.forLanguageTag("he-IL")).isRightToLeft()).isTrue();
        assertThat(more.in(Locale.forLanguageTag("az-Arab-IR")).isRightToLeft()).isTrue();
        assertThat(more.in(Locale.forLanguageTag("ur-Latn")).isRightToLeft()).isFalse();
    }

    @Test
    void namesAreIsolatedWhereTheyWouldDisturb() {
        assertThat(ENGLISH.leaveNotice("PayCo"))
                .isEqualTo("You're leaving this shop for the site of the payment system PayCo.");
        assertThat(ENGLISH.leaveNotice("محفظة")).contains("\u2068محفظة\u2069.");
        assertThat(ARABIC.leaveNotice("PayCo")).contains("\u2068PayCo\u2069.");
    }

    @Test
    void anAmountInATextRunsAsItWasFormatted() {
        Money verification = Money.of("EUR", 1);

        assertThat(ARABIC.holdNotice(verification)).contains("\u2067" + ARABIC.amount(verification) + "\u2069");
        assertThat(ENGLISH.holdNotice(verification)).contains(" " + ENGLISH.amount(verification) + " ");
    }

    /** With the amount that is really used (W5, R14). */
    @ParameterizedTest
    @ValueSource(strings = {"en", "ar", "ru", "es", "zh"})
    void theNoticeTellsTheAmountThatIsFrozen(String locale) {
        Texts texts = in(locale);
        Money won = Money.of("KRW", 100);

        assertThat(texts.holdNotice(won)).contains(texts.amount(won));
        assertThat(texts.holdNotice(Money.of("KRW", 0)))
                .isEqualTo(texts.text(TextKeys.NOTICE_NO_AMOUNT))
                .isNotEqualTo(texts.holdNotice(won));
        assertThatThrownBy(() -> texts.holdNotice(Money.of("KRW", -1))).isInstanceOf(IllegalArgumentException.class);
    }

    /** In the words of the journey (W5). */
    @Test
    void theNoticeSaysWhatHappensInItsOrder() {
        assertThat(ENGLISH.holdNotice(Money.of("EUR", 1)))
                .containsSubsequence("€0.01", "frozen", "a day or less", "given back", "Only then", "linked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar", "ru", "es", "zh"})
    void everyDeclineHasAText(String locale) {
        for (DeclineReason reason : DeclineReason.values()) {
            assertThat(in(locale).decline(reason)).isNotBlank();
        }
    }

    /** The one who has stolen a card learns nothing from it. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "ar", "ru", "es", "zh"})
    void aDeclineNeverAccuses(String locale) {
        String plain = in(locale).decline(DeclineReason.DO_NOT_HONOR);

        assertThat(in(locale).decline(DeclineReason.LOST_OR_STOLEN)).isEqualTo(plain);
        assertThat(in(locale).decline(DeclineReason.SUSPECTED_FRAUD)).isEqualTo(plain);
    }

    @Test
    void dayAndMonthAreTheZonesOwn() {
        Instant late = Instant.parse("2026-11-30T23:30:00Z");

        assertThat(ENGLISH.date(late, ZoneOffset.UTC)).isEqualTo("November 30, 2026");
        assertThat(ENGLISH.date(late, ZoneId.of("Europe/Berlin"))).isEqualTo("December 1, 2026");
        assertThat(in("es-MX").date(late, ZoneOffset.UTC)).contains("30", "noviembre", "2026");
        assertThat(in("ar-EG-u-nu-latn").date(late, ZoneOffset.UTC)).contains("30", "2026");
    }

    @ParameterizedTest
    @CsvSource({
        "en, November 2026",
        "ru, ноябрь 2026 г.",
        "es, noviembre de 2026",
        "zh, 2026年11月",
        "ar-u-nu-latn, نوفمبر 2026"
    })
    void aMonthIsNamedOnItsOwn(String locale, String month) {
        assertThat(in(locale).month(YearMonth.of(2026, 11))).isEqualTo(month);
    }

    /** Amounts and dates do not mix two kinds of digits. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "ar", "ar-EG", "ar-AE", "ru", "es", "zh"})
    void amountsAndDatesAreWrittenWithTheSameDigits(String locale) {
        Texts texts = in(locale);
        int zero = texts.amount(Money.of("EUR", 0))
                .codePoints()
                .filter(Character::isDigit)
                .findFirst()
                .orElseThrow();

        assertThat(texts.date(Instant.EPOCH, ZoneOffset.UTC).codePoints().filter(Character::isDigit))
                .isNotEmpty()
                .allMatch(digit -> digit >= zero && digit <= zero + 9);
        assertThat(texts.month(YearMonth.of(2026, 11)).codePoints().filter(Character::isDigit))
                .allMatch(digit -> digit >= zero && digit <= zero + 9);
    }

    @Test
    void refusesWhatItCannotSay() {
        assertThatThrownBy(() -> ENGLISH.text("onecent.nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("onecent.nothing");
        assertThatThrownBy(() -> ENGLISH.text(TextKeys.WALLET_CONNECT, new Object()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Texts in(String locale) {
        return Languages.standard().in(Locale.forLanguageTag(locale));
    }
}
