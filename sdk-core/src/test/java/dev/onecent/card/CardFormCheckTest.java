package dev.onecent.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.form.FormViolation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that is wrong with a form, at once; and the constraints on an adopter's own types (D6). */
class CardFormCheckTest {
    private static final ValidatorFactory FACTORY = Validation.byProvider(HibernateValidator.class)
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory();
    private static final CardFormCheck CHECK = new CardFormCheck(FACTORY, () -> Instant.parse("2026-11-24T12:00:00Z"));

    @Test
    void aFormInOrderHasNoViolation() {
        assertThat(CHECK.check(CardForm.of("4111 1111 1111 1111", "11/26", "737", "Ann Shopper")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|12/29|737|Ann Shopper|number|number.required",
                "4111x|12/29|737|Ann Shopper|number|number.characters",
                "41111111|12/29|737|Ann Shopper|number|number.length",
                "4111111111111112|12/29|737|Ann Shopper|number|number.luhn",
                "6709000000000000|12/29|737|Ann Shopper|number|number.brand",
                "4111111111111111|''|737|Ann Shopper|expiry|expiry.required",
                "4111111111111111|13/29|737|Ann Shopper|expiry|expiry.format",
                "4111111111111111|10/26|737|Ann Shopper|expiry|expiry.past",
                "4111111111111111|12/46|737|Ann Shopper|expiry|expiry.distant",
                "4111111111111111|12/29|''|Ann Shopper|securityCode|code.required",
                "4111111111111111|12/29|7a7|Ann Shopper|securityCode|code.characters",
                "4111111111111111|12/29|73|Ann Shopper|securityCode|code.length",
                "4111111111111111|12/29|7373|Ann Shopper|securityCode|code.brand",
                "378282246310005|12/29|737|Ann Shopper|securityCode|code.brand",
                "378282246310005|12/29|12a|Ann Shopper|securityCode|code.characters",
                "4111111111111111|12/29|737|''|holder|holder.required",
                "4111111111111111|12/29|737|A|holder|holder.length",
                "4111111111111111|12/29|737|Ann <b>|holder|holder.characters",
                "4111111111111111|12/29|737|12 - 24|holder|holder.letter",
                "' '|12/29|737|Ann Shopper|number|number.required",
                "4111111111111111|' '|737|Ann Shopper|expiry|expiry.required",
                "4111111111111111|12/29|' '|Ann Shopper|securityCode|code.required",
                "4111111111111111|12/29|737|' '|holder|holder.required",
                "4111111111111111|12/29|7 37|Ann Shopper|securityCode|code.characters",
                "378282246310005|12/29|' ٧٣٧ '|Ann Shopper|securityCode|code.brand",
                "0000000000000000|12/29|737|Ann Shopper|number|number.luhn",
                "4111111111111111|12/29|737|4111111111111111|holder|holder.digits"
            })
    void eachCauseHasItsOwnKeyAndText(
            String number, String expiry, String code, String holder, String field, String key) {
        List<FormViolation> violations = CHECK.check(CardForm.of(number, expiry, code, holder));

        assertThat(violations).singleElement().satisfies(violation -> {
            assertThat(violation.field()).isEqualTo(field);
            assertThat(violation.messageKey()).isEqualTo("dev.onecent.card." + key);
            assertThat(violation.text()).isEqualTo(texts().getProperty("dev.onecent.card." + key));
        });
    }

    @Test
    void namesAllFieldsAtOnceInTheirOrder() {
        assertThat(CHECK.check(CardForm.of("", "", "", "")))
                .extracting(FormViolation::field)
                .containsExactly("number", "expiry", "securityCode", "holder");
    }

    /** A factory that stops at the first violation would tell a shopper of one mistake after the other (D6). */
    @Test
    void refusesAFactoryThatStopsAtTheFirst() {
        try (ValidatorFactory failFast = Validation.byProvider(HibernateValidator.class)
                .configure()
                .failFast(true)
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()) {
            assertThatThrownBy(() -> new CardFormCheck(failFast, () -> Instant.EPOCH))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("validation")
                    .hasMessageContaining("fail fast");
        }
    }

    @Test
    void aTokenOfAnExpiredCardIsAViolation() {
        MaskedCard visa = new MaskedCard(CardBrand.VISA, LastFour.of("1111"));

        assertThat(CHECK.check(CardToken.of("tok", visa, CardExpiry.of(2026, 11)), Locale.ENGLISH))
                .isEmpty();
        assertThat(CHECK.check(CardToken.of("tok", visa, CardExpiry.of(2026, 10)), Locale.ENGLISH))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.field()).isEqualTo("expiry");
                    assertThat(violation.messageKey()).isEqualTo("dev.onecent.card.expiry.past");
                });
    }

    /** As people type it, in the digits of their script, and as phones and pages paste it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "٤١١١ ١١١١ ١١١١ ١١١١|١٢/٢٩|٧٣٧|آن المتسوقة",
                "۴۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱|۱۲/۲۹|۷۳۷|آن",
                "４１１１－１１１１－１１１１－１１１１|１２／２９|７３７|安娜",
                "४१११ ११११ ११११ ११११|१२/२९|७३७|ऐन",
                "4111\u00a01111\u202f1111\u20091111|2029-12|' 737 '|Ann O\u2019Neil",
                "\u200f4111\u20131111\u20101111\u22121111\u200f|12\u201329|\u00a0737\t|Zoë D\u2018Arc"
            })
    void isReadHoweverPeopleWriteIt(String number, String expiry, String code, String holder) {
        CardForm form = CardForm.of(number, expiry, code, holder);

        assertThat(CHECK.check(form)).isEmpty();
        assertThat(form.read().number()).isEqualTo(CardNumber.parse("4111111111111111"));
        assertThat(form.read().expiry()).isEqualTo(CardExpiry.of(2029, 12));
        assertThat(form.read().securityCode()).isEqualTo(SecurityCode.parse("737".toCharArray()));
    }

    @Test
    void aFieldThatIsMissingIsAViolation() {
        assertThat(CHECK.check(CardForm.of(null, null, null, null)))
                .extracting(FormViolation::messageKey)
                .containsExactly(
                        "dev.onecent.card.number.required",
                        "dev.onecent.card.expiry.required",
                        "dev.onecent.card.code.required",
                        "dev.onecent.card.holder.required");
        assertThatThrownBy(CardForm.of(null, null, null, null)::read)
                .isExactlyInstanceOf(IllegalArgumentException.class);
    }

    /** What an edit does not name stays, so a blank name is a violation and a missing one is not. */
    @Test
    @SuppressWarnings({"NullAway", "NullOptional"}) // as a mapper leaves what is missing
    void aFieldThatIsMissingInAnEditStays() {
        CardEdit nothing =
                new CardEdit(null, null, null).withHolder(null).withExpiry(null).withNickname(null);

        assertThat(nothing).isEqualTo(CardEdit.nothing());
        assertThat(CHECK.check(nothing, Locale.ENGLISH)).isEmpty();
        assertThat(CHECK.check(CardEdit.nothing().withHolder(" ").withExpiry(" "), Locale.ENGLISH))
                .extracting(FormViolation::field)
                .containsExactly("expiry", "holder");
    }

    @Test
    void aValueThatIsMissingIsAViolation() {
        assertThat(CHECK.check(CardForm.read(Map.of())))
                .extracting(FormViolation::messageKey)
                .allMatch(key -> key.endsWith(".required"));
    }

    @Test
    void adoptersMayPutTheConstraintsOnTheirOwnTypes() {
        Own wrong = new Own("4111111111111112", "13/29".toCharArray(), "7a".toCharArray(), "A");

        assertThat(violations(wrong)).containsExactlyInAnyOrder("pan", "until", "code", "name");
    }

    @Test
    void nothingAtAllIsLeftToOtherConstraints() {
        assertThat(violations(new Own(null, null, null, null))).isEmpty();
        assertThat(violations(new Own("", new char[0], new char[0], ""))).isEmpty();
    }

    @Test
    void acceptsWhatIsInOrder() {
        assertThat(violations(new Own("4111111111111111", "12/40".toCharArray(), "737".toCharArray(), "Ann S")))
                .isEmpty();
    }

    private static List<String> violations(Own own) {
        Set<ConstraintViolation<Own>> found = FACTORY.getValidator().validate(own);
        return found.stream()
                .map(violation -> violation.getPropertyPath().toString())
                .toList();
    }

    private static Properties texts() throws IOException {
        Properties texts = new Properties();
        try (InputStream in = CardForm.class.getResourceAsStream("/ContributorValidationMessages.properties")) {
            texts.load(in);
        }
        return texts;
    }

    /** A type of an adopter's. */
    @SuppressWarnings("ArrayRecordComponent") // it shows that a constraint fits an array
    record Own(
            @PaymentCardNumber @Nullable String pan,
            @CardExpiryDate char @Nullable [] until,
            @CardSecurityCode char @Nullable [] code,
            @CardHolder @Nullable String name) {}
}
