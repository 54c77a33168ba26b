package dev.onecent.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ListResourceBundle;
import java.util.Locale;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which language serves whom, and what a host may add (W10). */
class LanguagesTest {
    private static final Languages STANDARD = Languages.standard();

    @ParameterizedTest
    @CsvSource({
        "en, en",
        "en-GB, en",
        "ar, ar",
        "ar-EG, ar",
        "ar-EG-u-nu-latn, ar",
        "ru, ru",
        "ru-KZ, ru",
        "es, es",
        "es-MX, es",
        "es-419, es",
        "zh, zh",
        "zh-CN, zh",
        "zh-Hans, zh",
        "zh-Hans-HK, zh",
        "zh-SG, zh",
        "zh-TW, zh",
        "fr, en",
        "tlh, en",
        "und, en"
    })
    void theNearestLanguageServesALocale(String asked, String served) {
        assertThat(STANDARD.match(Locale.forLanguageTag(asked))).isEqualTo(Locale.forLanguageTag(served));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "ar", "zh-CN"})
    void theLanguageOfTheJvmNeverMatters(String jvm) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(jvm));
        try {
            assertThat(STANDARD.in(Locale.FRENCH).text(TextKeys.BUTTON_PAY)).isEqualTo("Pay");
            assertThat(STANDARD.in(Locale.ROOT).text(TextKeys.BUTTON_PAY)).isEqualTo("Pay");
            assertThat(STANDARD.in(Locale.ENGLISH).text(TextKeys.LINK_TOO_MANY, 20))
                    .endsWith(": 20.");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void numbersFollowTheRegionIfItsLanguageIsThere() {
        assertThat(STANDARD.in(new Locale("es", "MX")).locale()).isEqualTo(new Locale("es", "MX"));
        assertThat(STANDARD.in(Locale.FRANCE).locale()).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void aHostAddsALanguage() {
        Languages more = STANDARD.with(Locale.FRENCH, Map.of(TextKeys.BUTTON_PAY, "Payer"));

        assertThat(more.available()).contains(Locale.FRENCH).containsAll(STANDARD.available());
        assertThat(more.in(Locale.CANADA_FRENCH).text(TextKeys.BUTTON_PAY)).isEqualTo("Payer");
        assertThat(more.in(Locale.CANADA_FRENCH).locale()).isEqualTo(Locale.CANADA_FRENCH);
        assertThat(STANDARD.available()).doesNotContain(Locale.FRENCH);
    }

    @Test
    void whatALanguageDoesNotSayIsSaidInEnglish() {
        Languages more = STANDARD.with(Locale.FRENCH, Map.of(TextKeys.BUTTON_PAY, "Payer"));

        assertThat(more.in(Locale.FRENCH).text(TextKeys.BUTTON_BUY)).isEqualTo("Buy");
        assertThat(more.missing(Locale.FRENCH))
                .contains(TextKeys.BUTTON_BUY)
                .doesNotContain(TextKeys.BUTTON_PAY)
                .hasSize(Phrase.read("").size() - 1);
        assertThat(more.missing(new Locale("ar"))).isEmpty();
    }

    @Test
    void aHostOverridesOneText() {
        Languages own = STANDARD.with(Locale.ENGLISH, Map.of(TextKeys.CARD_SAVE, "Don''t ask again"));

        assertThat(own.in(Locale.UK).text(TextKeys.CARD_SAVE)).isEqualTo("Don't ask again");
        assertThat(own.in(Locale.UK).text(TextKeys.CARD_ADD)).isEqualTo("Add card");
        assertThat(own.in(new Locale("ru")).text(TextKeys.CARD_SAVE)).isNotEqualTo("Don't ask again");
        assertThat(own.missing(new Locale("ru"))).isEmpty();
    }

    @Test
    void aRegionSaysOnlyWhatDiffersFromItsLanguage() {
        Locale argentina = new Locale("es", "AR");
        Languages own = STANDARD.with(argentina, Map.of(TextKeys.CARD_ADD, "Agregar tarjeta"));

        assertThat(own.in(argentina).text(TextKeys.CARD_ADD)).isEqualTo("Agregar tarjeta");
        assertThat(own.in(argentina).text(TextKeys.BUTTON_PAY)).isEqualTo("Pagar");
        assertThat(own.in(new Locale("es")).text(TextKeys.CARD_ADD)).isEqualTo("Añadir tarjeta");
        assertThat(own.missing(argentina)).isEmpty();
    }

    @Test
    void traditionalChineseServesItsRegionsOnceItIsThere() {
        Languages own = STANDARD.with(Locale.forLanguageTag("zh-Hant"), Map.of(TextKeys.CARD_ADD, "新增信用卡"));

        assertThat(own.in(Locale.TAIWAN).text(TextKeys.CARD_ADD)).isEqualTo("新增信用卡");
        assertThat(own.in(Locale.SIMPLIFIED_CHINESE).text(TextKeys.CARD_ADD)).isEqualTo("添加银行卡");
    }

    @Test
    void aHostMayHaveKeysOfItsOwn() {
        Languages own = STANDARD.with(Locale.ENGLISH, Map.of("toys.cash", "Cash on delivery"));

        assertThat(own.in(Locale.FRENCH).text("toys.cash")).isEqualTo("Cash on delivery");
    }

    @Test
    void refusesWhatIsMisspelt() {
        assertThatThrownBy(() -> STANDARD.with(Locale.FRENCH, Map.of("onecent.buton.pay", "Payer")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("onecent.buton.pay");
        assertThatThrownBy(() -> STANDARD.with(Locale.FRENCH, Map.of(TextKeys.BUTTON_PAY_AMOUNT, "Payer {zero}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(TextKeys.BUTTON_PAY_AMOUNT);
        assertThatThrownBy(() -> STANDARD.with(Locale.ROOT, Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesABundle() throws IOException {
        ResourceBundle french = new PropertyResourceBundle(new StringReader("onecent.button.pay=Payer"));

        assertThat(STANDARD.with(Locale.FRENCH, french).in(Locale.FRANCE).text(TextKeys.BUTTON_PAY))
                .isEqualTo("Payer");
    }

    /** ResourceBundle.getBundle answers in the JVM's own language if there is no bundle in the one that was asked for. */
    @Test
    void refusesABundleInAnotherLanguage() {
        ResourceBundle german = ResourceBundle.getBundle(German.class.getName(), Locale.GERMAN);

        assertThat(STANDARD.with(Locale.GERMANY, german).available()).contains(Locale.GERMANY);
        assertThatThrownBy(() -> STANDARD.with(Locale.FRENCH, german))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fr");
    }

    /** A bundle in German only. */
    public static class German extends ListResourceBundle {
        @Override
        protected Object[][] getContents() {
            return new Object[][] {{TextKeys.BUTTON_PAY, "Bezahlen"}};
        }

        @Override
        public Locale getLocale() {
            return Locale.GERMAN;
        }
    }
}
