package dev.onecent.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onecent.address.internal.AddressFormCheck;
import dev.onecent.form.FormCheck;
import dev.onecent.form.FormViolation;
import jakarta.validation.Validation;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that is wrong with a delivery address, at once (M3). */
class AddressFormCheckTest {
    private static final String NUMBER = "4111111111111111";
    private static final AddressForm GOOD =
            AddressForm.of("Ann Shopper", "1 High Street", "London", "GB").withPostalCode("SW1A 1AA");
    private static final AddressFormCheck CHECK = new AddressFormCheck(new FormCheck(
            Validation.byProvider(HibernateValidator.class)
                    .configure()
                    .messageInterpolator(new ParameterMessageInterpolator())
                    .buildValidatorFactory(),
            () -> Instant.parse("2026-11-24T12:00:00Z"),
            any -> any));

    @Test
    void anAddressInOrderHasNoViolation() {
        assertThat(CHECK.check(GOOD)).isEmpty();
        assertThat(CHECK.check(GOOD.withLines("Flat 12", "Packstation 145, 12345678")
                        .withRegion("Greater London")
                        .withPhone("+44 (20) 7946-0000")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|1 High Street|London|SW1A 1AA|GB|''|recipient|recipient.required",
                "A <b>|1 High Street|London|SW1A 1AA|GB|''|recipient|characters",
                "Ann 123456|1 High Street|London|SW1A 1AA|GB|''|recipient|digits",
                "Ann|' '|London|SW1A 1AA|GB|''|line1|line.required",
                "Ann|4111.1111 1111-1111|London|SW1A 1AA|GB|''|line1|digits",
                "Ann|1 High Street|''|SW1A 1AA|GB|''|city|city.required",
                "Ann|1 High Street|4111 1111 1111|SW1A 1AA|GB|''|city|digits",
                "Ann|1 High Street|London|''|GB|''|postalCode|postalCode.required",
                "Ann|1 High Street|London|SW_1|GB|''|postalCode|postalCode.format",
                "Ann|1 High Street|London|12|DE|''|postalCode|postalCode.format",
                "Ann|1 High Street|London|4111111111111111|GB|''|postalCode|digits",
                "Ann|1 High Street|London|SW1A 1AA|''|''|country|country.required",
                "Ann|1 High Street|London|SW1A 1AA|XX|''|country|country.unknown",
                "Ann|1 High Street|London|SW1A 1AA|Germany|''|country|country.unknown",
                "Ann|1 High Street|London|SW1A 1AA|GB|1234|phone|phone.format",
                "Ann|1 High Street|London|SW1A 1AA|GB|0800 FLOWERS|phone|phone.format",
                "Ann|1 High Street|London|SW1A 1AA|GB|4111 1111 1111 1111|phone|digits",
                "Ann|1 High Street|London|SW1A 1AA|GB|378282246310005|phone|digits",
                "Ann|1 High Street|London|SW1A 1AA|GB|+4111111111111111|phone|digits"
            })
    void eachCauseHasItsOwnKeyAndText(
            String recipient,
            String line,
            String city,
            String code,
            String country,
            String phone,
            String field,
            String key) {
        AddressForm form = AddressForm.of(recipient, line, city, country)
                .withPostalCode(code)
                .withPhone(phone);

        assertThat(CHECK.check(form, Locale.ROOT)).singleElement().satisfies(violation -> {
            assertThat(violation.field()).isEqualTo(field);
            assertThat(violation.messageKey()).isEqualTo("dev.onecent.address." + key);
            assertThat(violation.text()).isEqualTo(texts().getProperty("dev.onecent.address." + key));
        });
        assertThatThrownBy(form::read)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }

    @Test
    void namesAllFieldsAtOnceInTheirOrder() {
        String tooLong = "x".repeat(101);
        AddressForm wrong = new AddressForm("", "", tooLong, tooLong, "", tooLong, "?", "", "?");

        assertThat(CHECK.check(wrong))
                .extracting(FormViolation::field)
                .containsExactly(
                        "recipient", "line1", "line2", "line3", "city", "region", "postalCode", "country", "phone");
    }

    /** Whatever the field, a card number typed into it is neither taken nor repeated (R18). */
    @Test
    void aCardNumberFitsNoField() {
        AddressForm all = new AddressForm(NUMBER, NUMBER, NUMBER, NUMBER, NUMBER, NUMBER, NUMBER, NUMBER, NUMBER);

        List<FormViolation> violations = CHECK.check(all);

        assertThat(violations).hasSize(9);
        assertThat(violations.toString()).doesNotContain(NUMBER);
        assertThat(all.toString()).doesNotContain(NUMBER);
        assertThatThrownBy(all::read).hasMessageNotContaining(NUMBER);
    }

    /** Of any script, and with whatever is no letter in between. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111 1111 1111 1111",
                "4111.1111.1111.1111",
                "4111, 1111, 1111, 1111",
                "4111/1111/1111/1111",
                "٤١١١ ١١١١ ١١١١ ١١١١",
                "4111\u200b1111\u200b1111\u200b1111",
                "𝟒𝟏𝟏𝟏 𝟏𝟏𝟏𝟏 𝟏𝟏𝟏𝟏 𝟏𝟏𝟏𝟏"
            })
    void aCardNumberIsRecognisedHoweverItIsWritten(String number) {
        assertThat(CHECK.check(GOOD.withLines("c/o " + number, "")))
                .extracting(FormViolation::messageKey)
                .containsExactly("dev.onecent.address.digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AE", "HK", "IE", "QA"})
    void aPostalCodeIsOptionalWhereThereAreNone(String country) {
        assertThat(CHECK.check(AddressForm.of("Ann", "1 High Street", "Town", country)))
                .isEmpty();
        assertThat(CHECK.check(
                        AddressForm.of("Ann", "1 High Street", "Town", country).withPostalCode("00000")))
                .isEmpty();
    }

    /** Six to ten digits are a postal code there, and no card number. */
    @ParameterizedTest
    @CsvSource({"IN,110001", "CN,100000", "BR,01310-100", "US,12345-6789", "IR,1193653471", "JP,100-0001", "NL,1012 ab"
    })
    void takesLongPostalCodes(String country, String code) {
        assertThat(CHECK.check(
                        AddressForm.of("Ann", "1 High Street", "Town", country).withPostalCode(code)))
                .isEmpty();
    }

    @Test
    void isReadFromJsonWhateverIsMissing() throws JsonProcessingException {
        String json = "{\"recipient\":\"Ann\",\"line1\":\"1 High Street\",\"city\":\"London\",\"country\":\"GB\"}";

        AddressForm form = new ObjectMapper().readValue(json, AddressForm.class);

        assertThat(form).isEqualTo(AddressForm.of("Ann", "1 High Street", "London", "GB"));
        assertThat(CHECK.check(form)).extracting(FormViolation::field).containsExactly("postalCode");
    }

    /** A host that takes a request apart by hand may have no value for a field. */
    @Test
    @SuppressWarnings("NullAway") // as a mapper leaves what is missing
    void aFieldThatIsMissingIsAViolation() {
        AddressForm form = new AddressForm(null, null, null, null, null, null, null, null, null);

        assertThat(CHECK.check(form))
                .extracting(FormViolation::field)
                .containsExactly("recipient", "line1", "city", "country");
        assertThat(form)
                .isEqualTo(AddressForm.of(null, null, null, null)
                        .withLines(null, null)
                        .withRegion(null)
                        .withPostalCode(null)
                        .withPhone(null));
        assertThatThrownBy(form::read).isExactlyInstanceOf(IllegalArgumentException.class);
    }

    private static Properties texts() throws IOException {
        Properties texts = new Properties();
        try (InputStream in = AddressForm.class.getResourceAsStream("/ContributorValidationMessages.properties")) {
            texts.load(in);
        }
        return texts;
    }
}
