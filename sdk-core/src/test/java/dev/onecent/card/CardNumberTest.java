package dev.onecent.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** For the number, the code, and what holds them (R18). */
class CardNumberTest {
    private static final String DIGITS = "4111111111111111";

    @Test
    void readsWhatAShopperTypes() {
        assertThat(CardNumber.parse("4111 1111-1111 1111").revealDigits(CardDataAccess.granted()))
                .containsExactly(DIGITS.toCharArray());
    }

    @Test
    void isMaskedWhenPrinted() {
        assertThat(CardNumber.parse(DIGITS)).hasToString("CardNumber[****1111]");
        assertThat(CardNumber.parse(DIGITS).masked()).hasToString("Visa ****1111");
        assertThat(SecurityCode.parse("7373".toCharArray())).hasToString("SecurityCode[*]");
        assertThat(form()).hasToString("CardForm[*]");
        assertThat(form().read().toString()).doesNotContain(DIGITS).doesNotContain("737");
    }

    @Test
    void isRefusedByJackson() {
        for (Object secret : secrets()) {
            assertThatThrownBy(() -> json(secret)).satisfies(CardNumberTest::assertShowsNothing);
            assertThatThrownBy(() -> json(List.of(secret))).satisfies(CardNumberTest::assertShowsNothing);
            assertThatThrownBy(() -> json(Map.of("card", secret))).satisfies(CardNumberTest::assertShowsNothing);
        }
    }

    @Test
    void isRefusedByJavaSerialization() {
        for (Object secret : secrets()) {
            assertThatThrownBy(() -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(secret))
                    .isInstanceOf(NotSerializableException.class);
        }
    }

    @Test
    void isEqualByItsDigits() {
        assertThat(CardNumber.parse(DIGITS)).isEqualTo(CardNumber.parse("4111 1111 1111 1111"));
        assertThat(CardNumber.parse(DIGITS)).hasSameHashCodeAs(CardNumber.parse("5555555555554444"));
        assertThat(CardNumber.parse(DIGITS)).isNotEqualTo(CardNumber.parse("5555555555554444"));
        assertThat(CardNumber.parse(DIGITS)).isNotEqualTo(CardNumber.parse("4242424242424242"));
    }

    @Test
    void isGoneOnceWiped() {
        CardNumber number = CardNumber.parse(DIGITS);
        number.wipe();

        assertThat(number).hasToString("CardNumber[wiped]");
        assertThatThrownBy(() -> number.revealDigits(CardDataAccess.granted()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(number::lastFour).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void revealsACopy() {
        CardNumber number = CardNumber.parse(DIGITS);
        Arrays.fill(number.revealDigits(CardDataAccess.granted()), '0');

        assertThat(number).isEqualTo(CardNumber.parse(DIGITS));
    }

    @Test
    void wipesACodeAndAForm() {
        SecurityCode code = SecurityCode.parse("737".toCharArray());
        code.wipe();
        CardForm form = form();
        form.wipe();

        assertThatThrownBy(() -> code.revealDigits(CardDataAccess.granted())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(form::read).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void closingAReadFormWipesIt() {
        TypedCard card = form().read();
        card.close();

        assertThatThrownBy(() -> card.number().revealDigits(CardDataAccess.granted()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> card.securityCode().revealDigits(CardDataAccess.granted()))
                .isInstanceOf(IllegalStateException.class);
    }

    /** A later brand table must not make a card on file unreadable. */
    @Test
    void whatASafeKeptIsReadWhateverTheBrandTableSaysNow() {
        for (String kept : List.of(DIGITS, "6709000000000000", "411111111111", "9999999999999999999")) {
            assertThat(CardNumber.restored(kept.toCharArray()).revealDigits(CardDataAccess.granted()))
                    .containsExactly(kept.toCharArray());
        }
    }

    @Test
    void whatIsRestoredHasTwelveToNineteenDigits() {
        for (String wrong : List.of("", "41111111111", DIGITS + "1111", "4111 1111 1111 1111", "٤١١١١١١١١١١١")) {
            assertThatThrownBy(() -> CardNumber.restored(wrong.toCharArray()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a card number has 12 to 19 digits");
        }
    }

    @Test
    void isSeenInATextHoweverItIsGrouped() {
        for (String text : List.of(
                DIGITS,
                "Tea " + DIGITS + ", 100 g",
                "4111 1111 1111 1111",
                "4111.1111/1111'1111",
                "SKU-4111-1111-1111-1111",
                "2 4111 1111 1111 1111 7",
                "２ ４１１１１１１１１１１１１１１１",
                "3782 822463 10005")) {
            assertThat(CardNumber.isIn(text)).as(text).isTrue();
        }
    }

    /** Shops number their articles by GTIN, and a phone by its IMEI: those are no card numbers. */
    @Test
    void isNotSeenInWhatShopsWrite() {
        for (String text : List.of(
                "",
                "TEA-100",
                "4111111111111112",
                "4006381333931",
                "5000159461122",
                "4000000000006",
                "356938035643809",
                "1234567812345670123456",
                "2026-11-24 12:00:00",
                "4111    1111    1111    1111",
                "4111\n1111\n1111\n1111")) {
            assertThat(CardNumber.isIn(text)).as(text).isFalse();
        }
    }

    @Test
    void neverEchoesWhatIsNoNumber() {
        for (String typed : List.of("4111111111111112", "41111111x1111111", "4111", DIGITS + DIGITS, "６１１１")) {
            assertThatThrownBy(() -> CardNumber.parse(typed))
                    .isInstanceOf(IllegalArgumentException.class)
                    .satisfies(failure -> assertThat(failure.getMessage())
                            .doesNotContain(typed)
                            .doesNotContain("111"));
        }
    }

    @Test
    void aFormIsReadFromJson() throws IOException {
        String json =
                "{\"number\":\"4111 1111 1111 1111\",\"expiry\":\"12/29\",\"securityCode\":\"737\",\"holder\":\"Ann S\"}";

        TypedCard card =
                JsonMapper.builder().build().readValue(json, CardForm.class).read();

        assertThat(card.number()).isEqualTo(CardNumber.parse(DIGITS));
        assertThat(card.securityCode()).isEqualTo(SecurityCode.parse("737".toCharArray()));
        assertThat(card.expiry()).isEqualTo(CardExpiry.of(2029, 12));
        assertThat(card.holder()).isEqualTo(CardholderName.of("Ann S"));
    }

    private static List<Object> secrets() {
        return List.of(
                CardNumber.parse(DIGITS),
                SecurityCode.parse("737".toCharArray()),
                form(),
                form().read(),
                CardToken.of("tok-4111", form().read().number().masked(), CardExpiry.of(2029, 12)));
    }

    private static CardForm form() {
        return CardForm.of(DIGITS, "12/29", "737", "Ann Shopper");
    }

    private static String json(Object value) throws IOException {
        return JsonMapper.builder().build().writeValueAsString(value);
    }

    private static void assertShowsNothing(Throwable refusal) {
        assertThat(refusal).hasMessageContaining("never written");
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain("4111").doesNotContain("737");
        }
    }
}
