package dev.onecent.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.form.FormViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Violations in the shopper's language, by the host's Bean Validation, which never sees what was typed (R18, W10). */
class ViolationTextsTest {
    private static final InstantSource CLOCK = () -> Instant.parse("2026-11-24T12:00:00Z");
    private static final CardForm WRONG = CardForm.of("4111111111111112", "13/29", "7a7", "4111111111111111");

    @ParameterizedTest
    @CsvSource({
        "en, en",
        "en-GB, en",
        "ar, ar",
        "ar-EG, ar",
        "ru-RU, ru",
        "es-MX, es",
        "zh, zh",
        "zh-CN, zh",
        "zh-Hans, zh",
        "zh-SG, zh"
    })
    void everyViolationIsToldInTheLanguage(String locale, String bundle) {
        List<FormViolation> violations =
                new CardFormCheck(factory(), CLOCK).check(WRONG, Locale.forLanguageTag(locale));

        assertThat(violations)
                .hasSize(4)
                .allSatisfy(violation -> assertThat(violation.text())
                        .isEqualTo(texts(bundle).getString(violation.messageKey()))
                        .doesNotContain("411", "7a7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "ar", "zh-CN"})
    void englishIsEnglishWhateverTheJvmSpeaks(String jvm) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(jvm));
        try {
            assertThat(new CardFormCheck(factory(), CLOCK).check(WRONG))
                    .extracting(FormViolation::text)
                    .contains("A digit of the card number is wrong; check it against the card.");
            assertThat(new CardFormCheck(factory(), CLOCK, locale -> Locale.ENGLISH).check(WRONG, Locale.FRENCH))
                    .extracting(FormViolation::text)
                    .contains("A digit of the card number is wrong; check it against the card.");
        } finally {
            Locale.setDefault(before);
        }
    }

    /** The host's code gets no typed value, as it may print it (R18). */
    @Test
    void theInterpolatorNeverSeesWhatWasTyped() {
        Watching watching = new Watching();

        CardFormCheck check = new CardFormCheck(factory(watching), CLOCK);
        watching.seen.clear();

        assertThat(check.check(WRONG, new Locale("es")))
                .hasSize(4)
                .allSatisfy(violation -> assertThat(violation.text()).isEqualTo("es"));

        assertThat(watching.seen).hasSize(4).containsOnlyNulls();
    }

    /** On an adopter's own type, by the validation as it is (W10). */
    @ParameterizedTest
    @ValueSource(strings = {"ar", "ru", "es", "zh"})
    void theConstraintsOfAnAdoptersTypeSpeakToo(String language) {
        Locale locale = new Locale(language);
        ValidatorFactory factory = Validation.byProvider(HibernateValidator.class)
                .configure()
                .locales(locale)
                .defaultLocale(locale)
                .messageInterpolator(new ParameterMessageInterpolator(Set.of(locale), locale, context -> locale, false))
                .buildValidatorFactory();

        assertThat(factory.getValidator().validate(new Own("4111111111111112")))
                .singleElement()
                .satisfies(violation -> assertThat(violation.getMessage())
                        .isEqualTo(texts(language).getString("dev.onecent.card.number.luhn")));
    }

    private static ValidatorFactory factory() {
        return factory(new ParameterMessageInterpolator());
    }

    private static ValidatorFactory factory(MessageInterpolator interpolator) {
        return Validation.byProvider(HibernateValidator.class)
                .configure()
                .messageInterpolator(interpolator)
                .buildValidatorFactory();
    }

    private static ResourceBundle texts(String language) {
        return ResourceBundle.getBundle(
                "ContributorValidationMessages",
                new Locale(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** A type of an adopter's. */
    record Own(@PaymentCardNumber String pan) {}

    /** Says the locale, and remembers what it was shown. */
    private static final class Watching implements MessageInterpolator {
        private final List<@Nullable Object> seen = new ArrayList<>();

        @Override
        public String interpolate(String template, Context context) {
            seen.add(context.getValidatedValue());
            return template;
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            seen.add(context.getValidatedValue());
            return locale.toString();
        }
    }
}
