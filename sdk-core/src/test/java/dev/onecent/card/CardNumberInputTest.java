package dev.onecent.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Modifier;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a form shows while a number is typed. */
class CardNumberInputTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|''",
                "4|4",
                "4111 11|4111 11",
                "4111111111111111|4111 1111 1111 1111",
                "4111-1111-1111-1111|4111 1111 1111 1111",
                "4111111111111111110|4111 1111 1111 1111 110",
                "37828|3782 8",
                "378282246310005|3782 822463 10005",
                "36227206271667|3622 720627 1667",
                "3622720627166777|3622 7206 2716 6777",
                "1175152790|1175 15279 0",
                "117515279008103|1175 15279 008103",
                "٤١١١١|4111 1",
                "41111111111111111111|41111111111111111111",
                "41a|41a"
            })
    void groupsDigitsAsOnTheCard(String typed, String shown) {
        assertThat(CardNumberInput.grouped(typed)).isEqualTo(shown);
        assertThat(CardNumberInput.grouped(shown)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "4, false, false, false",
        "411111111111, false, false, false",
        "4222222222222, true, false, false",
        "4111111111111111, true, false, false",
        "4111111111111112, true, false, true",
        "41111111111111111, false, false, false",
        "4111111111111111110, true, true, false",
        "5555555555554444, true, true, false",
        "5555555555554445, true, true, true",
        "55555555555544440, false, false, false",
        "378282246310005, true, true, false",
        "6200000000000001, true, false, false",
        "6709000000000001, true, false, false",
        "0000000000000000, true, false, true",
        "9999999999999995, true, false, false",
        "41a, false, false, false"
    })
    void tellsWhetherANumberIsComplete(String typed, boolean complete, boolean full, boolean wrong) {
        CardNumberInput input = CardNumberInput.of(typed);

        assertThat(input.isComplete()).as("complete").isEqualTo(complete);
        assertThat(input.isFull()).as("full").isEqualTo(full);
        assertThat(input.hasWrongDigit()).as("wrong").isEqualTo(wrong);
    }

    /** A shopper who typed the whole number is never told of a mistake that the form's check does not find. */
    @ParameterizedTest
    @EnumSource(CardBrand.class)
    void followsEveryBrandFromItsFirstDigitToTheLast(CardBrand brand) {
        for (String number : SampleNumbers.of(brand, new SplittableRandom(7))) {
            for (int typed = 1; typed < number.length(); typed++) {
                CardNumberInput input = CardNumberInput.of(number.substring(0, typed));
                assertThat(input.candidates()).as(number).contains(brand);
                assertThat(input.isFull()).isFalse();
                assertThat(input.digits()).isEqualTo(typed);
            }
            CardNumberInput whole = CardNumberInput.of(number);
            assertThat(whole.brand()).contains(brand);
            assertThat(whole.isComplete()).isTrue();
            assertThat(whole.hasWrongDigit()).isFalse();
            assertThat(whole.longestSecurityCode()).isEqualTo(brand.securityCodeLength());
            assertThat(CardNumberInput.grouped(number).replace(" ", "")).isEqualTo(number);
        }
    }

    @Test
    void saysHowLongACodeCanBe() {
        assertThat(CardNumberInput.of("").longestSecurityCode()).isEqualTo(4);
        assertThat(CardNumberInput.of("3").longestSecurityCode()).isEqualTo(4);
        assertThat(CardNumberInput.of("4").longestSecurityCode()).isEqualTo(3);
        assertThat(CardNumberInput.of("99").longestSecurityCode()).isEqualTo(4);
        assertThat(CardBrand.AMERICAN_EXPRESS.securityCodeName()).isEqualTo("CID");
        assertThat(CardBrand.MASTERCARD.securityCodeName()).isEqualTo("CVC2");
    }

    /** The caret stays behind the digit that was typed, wherever a blank is put in. */
    @Test
    void saysWhereTheCaretBelongs() {
        CardNumberInput input = CardNumberInput.of("378282246310005");

        assertThat(input.grouping()).containsExactly(4, 6, 5);
        assertThat(List.of(0, 1, 4, 5, 10, 11, 15, 99).stream().map(input::caretAfter))
                .containsExactly(0, 1, 4, 6, 11, 13, 17, 17);
    }

    /** An input that is not opened yet is as secret as the number (R18). */
    @Test
    void holdsNoDigitAndPrintsNone() {
        CardNumberInput input = CardNumberInput.of("4111111111111111");

        assertThat(input).hasToString("CardNumberInput[16 digits, [VISA]]");
        assertThat(input.getClass().getDeclaredFields())
                .filteredOn(field -> !Modifier.isStatic(field.getModifiers()))
                .noneMatch(field ->
                        field.getType() == char[].class || CharSequence.class.isAssignableFrom(field.getType()));
    }

    @Test
    @SuppressWarnings("NullAway")
    void isNotImpressedByWhatIsEndless() {
        String endless = "4".repeat(1_000_000);

        assertThat(CardNumberInput.of(endless).candidates()).isEmpty();
        assertThat(CardNumberInput.of(endless).isComplete()).isFalse();
        assertThat(CardNumberInput.grouped(endless)).isSameAs(endless);
        assertThatThrownBy(() -> CardNumberInput.of(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("typed");
    }
}
