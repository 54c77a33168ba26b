package dev.onecent.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The brand table: published test numbers, and the ranges where brands meet. */
class CardBrandTest {
    /** Laser, Solo, Switch, enRoute and BankCard, with right check digits; the Switch and the BankCard number were published. */
    private static final List<String> WITHDRAWN = List.of(
            "6709000000000001",
            "6334580500000000",
            "6331101999990016",
            "201400000000009",
            "5610591081018250",
            "5602210000000006");

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
        "5610330000000002, MAESTRO",
        "6304000000000000, MAESTRO",
        "6759649826438453, MAESTRO",
        "6771798025000004, MAESTRO",
        "6799990100000000019, MAESTRO",
        "117515279008103, UATP",
        "36148900647913, DINERS_CLUB",
        "5019717010103742, DANKORT",
        "6250941006528599, UNIONPAY",
        "6703444444444449, BANCONTACT"
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
        "6709000000000000, WITHDRAWN",
        "5610591081018250, WITHDRAWN",
        "5602210000000000, WITHDRAWN",
        "6331101999990016, WITHDRAWN",
        "6334580500000000, WITHDRAWN",
        "201400000000009, WITHDRAWN",
        "6273390000000000, MAESTRO",
        "6900320000000000, MAESTRO",
        "6275000000000000, UNIONPAY",
        "129000000000000, UATP",
        "122000000000000, UNKNOWN",
        "180000000000002, UNKNOWN"
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
        assertThat(CardBrand.candidates("4".repeat(1_000_000))).isEmpty();
        assertThat(CardBrand.candidates("4 1-1")).contains(CardBrand.VISA);
        assertThat(CardBrand.candidates("４１")).contains(CardBrand.VISA);
    }

    /** As in parsing: what a longer range has taken is not offered, and what only a longer range can still take is. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "6709|WITHDRAWN",
                "401178|ELO",
                "40117|VISA ELO",
                "5019|DANKORT",
                "5085|RUPAY",
                "589562|NARANJA",
                "606282|HIPERCARD",
                "637|MAESTRO HIPER",
                "63737423|HIPER",
                "1|UATP",
                "12|UATP",
                "1175|UATP",
                "1176|''",
                "1800|''",
                "0|''",
                "7|''",
                "2720|MASTERCARD",
                "2721|''",
                "37828224631000|AMERICAN_EXPRESS",
                "3782822463100050|''"
            })
    void theLongerRangeWinsWhileTyping(String prefix, String brands) {
        assertThat(CardBrand.candidates(prefix).stream().map(CardBrand::name))
                .containsExactlyInAnyOrder(brands.isEmpty() ? new String[0] : brands.split(" "));
    }

    /** Otherwise the order of the brands would decide. */
    @Test
    void noTwoBrandsClaimTheSameRange() {
        List<String> disputed = new ArrayList<>();
        for (CardBrand one : CardBrand.values()) {
            for (CardBrand other : CardBrand.values()) {
                one.ranges()
                        .filter(range ->
                                one.compareTo(other) < 0 && other.ranges().anyMatch(range::meets))
                        .forEach(range -> disputed.add(one + " and " + other + ": " + range));
            }
        }

        assertThat(disputed).isEmpty();
    }

    @Test
    void aNumberOfZerosIsNone() {
        for (int length = 12; length <= 19; length++) {
            String zeros = "0".repeat(length);
            assertThatThrownBy(() -> CardNumber.parse(zeros)).hasMessageContaining("LUHN");
        }
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
        for (String number : WITHDRAWN) {
            assertThatThrownBy(() -> CardNumber.parse(number)).hasMessageContaining("BRAND");
        }
    }

    /** Nobody can pay with it, and it is card data all the same. */
    @Test
    void recognisesWithdrawnBrandsWhereNoNumberMayStand() {
        for (String number : WITHDRAWN) {
            assertThat(CardNumber.isIn(number)).as(number).isTrue();
            assertThat(CardNumber.isIn("bill of " + number + ", paid"))
                    .as(number)
                    .isTrue();
        }
    }
}
