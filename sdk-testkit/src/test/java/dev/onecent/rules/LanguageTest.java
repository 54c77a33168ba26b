package dev.onecent.rules;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.card.CardForm;
import dev.onecent.checkout.Pay;
import dev.onecent.checkout.PayResult;
import dev.onecent.form.FormViolation;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.text.Languages;
import dev.onecent.text.TextKeys;
import dev.onecent.text.Texts;
import dev.onecent.vault.Consent;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.LinkCardResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A shopper is answered in the shopper's language (W10). */
class LanguageTest {
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");
    private static final CardForm WRONG = CardForm.of("4111111111111112", "12/29", "737", "Ann Shopper");

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final OneCent onecent = shop.open();

    @ParameterizedTest
    @CsvSource({
        "ru-RU, Сверьте",
        "ar-EG, البطاقة",
        "es-MX, tarjeta",
        "zh-CN, 卡号",
        "fr-FR, card number",
        "en-GB, card number"
    })
    void aCardToBeKeptIsCheckedInTheLanguageOfTheConsent(String locale, String words) {
        shop.startCheckout(onecent, "c-1");
        LinkCard link = LinkCard.of(CommandId.of("link"), WRONG, consent(Locale.forLanguageTag(locale)));

        LinkCardResult result = onecent.checkouts().addCard(ANN, CHECKOUT, link);

        assertThat(result)
                .isInstanceOfSatisfying(
                        LinkCardResult.Invalid.class,
                        invalid -> assertThat(texts(invalid.violations())).contains(words));
    }

    @ParameterizedTest
    @CsvSource({
        "ru-RU, Сверьте",
        "ar-EG, البطاقة",
        "es-MX, tarjeta",
        "zh-CN, 卡号",
        "fr-FR, card number",
        "en-GB, card number"
    })
    void aCardForOncePaysInTheShoppersLanguage(String locale, String words) {
        shop.startCheckout(onecent, "c-1");
        Pay pay = Pay.once(CommandId.of("pay"), WRONG)
                .in(Locale.forLanguageTag(locale))
                .withClient(TestShop.client());

        PayResult result = onecent.checkouts().pay(ANN, CHECKOUT, pay);

        assertThat(result)
                .isInstanceOfSatisfying(
                        PayResult.Invalid.class,
                        invalid -> assertThat(texts(invalid.violations())).contains(words));
    }

    @Test
    void aDeclineIsTold() {
        shop.startCheckout(onecent, "c-1");

        PayResult result = onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.DECLINED));

        assertThat(result)
                .isInstanceOfSatisfying(
                        PayResult.Declined.class,
                        declined ->
                                assertThat(russian().decline(declined.reason())).contains("карт"));
    }

    @Test
    void aHostWiresItsOwnLanguages() {
        Languages own = Languages.standard().with(Locale.FRENCH, Map.of(TextKeys.BUTTON_PAY, "Payer"));
        OneCent french = shop.open(
                new InMemoryStorage(), new EphemeralCardSafe(), shop.gateway(), settings -> settings.languages(own));

        assertThat(french.languages().in(Locale.CANADA_FRENCH).text(TextKeys.BUTTON_PAY))
                .isEqualTo("Payer");
        assertThat(onecent.languages().in(Locale.CANADA_FRENCH).text(TextKeys.BUTTON_PAY))
                .isEqualTo("Pay");
    }

    private Texts russian() {
        return onecent.languages().in(Locale.forLanguageTag("ru"));
    }

    private Consent consent(Locale locale) {
        Consent english = shop.consent();
        return new Consent(english.wordingVersion(), locale, english.at(), english.channel(), english.purpose());
    }

    private static String texts(List<FormViolation> violations) {
        return String.join(" ", violations.stream().map(FormViolation::text).toList());
    }
}
