package dev.onecent.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The brand table: published test numbers, and the ranges where brands meet. */
class CardBrandTest {
    @ParameterizedTest
    @CsvSource({
        "4111111111111111, VISA",
        "4222222222222, VISA",
        "5555555555554444, MASTERCARD",
        "2223003122003222, MASTERCARD",
        "378282246310005, AMERICAN_EXPRESS",
        "371449635398431, AMERICAN_EXPRESS",
        "6011111111111117, DISCOVER",
        "30569309025904, DINERS_CLUB",
        "36227206271667, DINERS_CLUB",
        "3530111333300000, JCB",
        "3566002020360505, JCB",
        "6200000000000005, UNIONPAY",
        "6759649826438453, MAESTRO"
    })
    void knowsPublishedTestNumbers(String number, CardBrand brand) {
        assertThat(CardNumber.parse(number).brand()).isEqualTo(brand);
    }

    @ParameterizedTest
    @CsvSource({
        "4011781111111111, ELO",
        "6362970000457013, ELO",
        "6062825624254001, HIPERCARD",
        "5060990580000217499, VERVE",
        "2200000000000000, MIR",
        "2204999999999999, MIR",
        "2205000000000000, UNKNOWN",
        "2220990000000000, UNKNOWN",
        "2221000000000000, MASTERCARD",
        "2720990000000000, MASTERCARD",
        "2721000000000000, UNKNOWN",
        "5019000000000000, DANKORT",
        "9792000000000000, TROY",
        "6521500000000000, RUPAY",
        "6531500000000000, DISCOVER",
        "3527000000000000, UNKNOWN",
        "3589000000000000, JCB",
        "3095000000000000, DINERS_CLUB",
        "3094000000000000, UNKNOWN",
        "6709000000000000, WITHDRAWN"
    })
    void theLongerRangeWins(String number, CardBrand brand) {
        assertThat(CardBrand.of(number.toCharArray())).isEqualTo(brand);
    }

    @Test
    void offersWhatAPrefixCanBecome() {
        assertThat(CardBrand.candidates("4")).contains(CardBrand.VISA, CardBrand.ELO);
        assertThat(CardBrand.candidates("37")).containsExactly(CardBrand.AMERICAN_EXPRESS);
        assertThat(CardBrand.candidates("2")).contains(CardBrand.MASTERCARD, CardBrand.MIR);
        assertThat(CardBrand.candidates("")).contains(CardBrand.VISA, CardBrand.JCB);
    }

    /** A form asks while the shopper is typing: a wrong key is no failure. */
    @Test
    void offersNothingForWhatIsNoNumber() {
        assertThat(CardBrand.candidates("41a")).isEmpty();
        assertThat(CardBrand.candidates("４１")).isEmpty();
        assertThat(CardBrand.candidates("4 1-1")).contains(CardBrand.VISA);
    }

    @Test
    void knowsLengthsAndCodes() {
        assertThat(CardBrand.VISA.hasLength(13)).isTrue();
        assertThat(CardBrand.VISA.hasLength(14)).isFalse();
        assertThat(CardBrand.VISA.hasLength(-1)).isFalse();
        assertThat(CardBrand.UNKNOWN.hasLength(19)).isTrue();
        assertThat(CardBrand.UNKNOWN.hasLength(20)).isFalse();
        assertThat(CardBrand.AMERICAN_EXPRESS.securityCodeLength()).isEqualTo(4);
        assertThat(CardBrand.VISA.securityCodeLength()).isEqualTo(3);
    }

    @Test
    void acceptsUnionPayNumbersWithoutACheckDigit() {
        assertThat(CardNumber.parse("6200000000000001").brand()).isEqualTo(CardBrand.UNIONPAY);
    }

    @Test
    void refusesWithdrawnBrands() {
        assertThatThrownBy(() -> CardNumber.parse("6709000000000000")).hasMessageContaining("BRAND");
    }
}
