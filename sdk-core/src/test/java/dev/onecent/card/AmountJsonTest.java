package dev.onecent.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.cart.CartLine;
import dev.onecent.money.Money;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An amount and a quantity are read exactly from JSON or not at all, by mappers as they come (R1). */
class AmountJsonTest {
    private static final List<String> NO_WHOLE_NUMBERS = List.of(
            "1249.99",
            "0.5",
            "-0.5",
            "1e-1",
            "1249.00",
            "9007199254740993.0",
            "9223372036854775808",
            "-9223372036854775809",
            "1e30",
            "1e400",
            "\"1249.99\"",
            "\"NaN\"",
            "\"twelve\"",
            "NaN",
            "true",
            "null",
            "[]",
            "{}");

    @ParameterizedTest
    @MethodSource("dev.onecent.card.Mappers#all")
    void aFractionIsNeverCutOff(Mappers mapper) {
        for (String amount : NO_WHOLE_NUMBERS) {
            assertThatThrownBy(() -> mapper.read(money(amount), Money.class))
                    .as(amount)
                    .isInstanceOf(Exception.class);
            assertThatThrownBy(() -> mapper.read(line(amount, "1"), CartLine.class))
                    .as("price %s", amount)
                    .isInstanceOf(Exception.class);
            assertThatThrownBy(() -> mapper.read(line("1249", amount), CartLine.class))
                    .as("quantity %s", amount)
                    .isInstanceOf(Exception.class);
        }
    }

    /** Mappers take zero for a number that is missing, and zero is an amount. */
    @ParameterizedTest
    @MethodSource("dev.onecent.card.Mappers#all")
    void whatIsMissingIsNotZero(Mappers mapper) {
        assertThatThrownBy(() -> mapper.read("{\"currency\":\"EUR\"}", Money.class))
                .isInstanceOf(Exception.class);
        assertThatThrownBy(() -> mapper.read("{\"minorUnits\":1}", Money.class)).isInstanceOf(Exception.class);
        assertThatThrownBy(() -> mapper.read(line("1249", "1").replace("quantity", "count"), CartLine.class))
                .isInstanceOf(Exception.class);
    }

    @ParameterizedTest
    @MethodSource("dev.onecent.card.Mappers#all")
    void aWholeNumberIsReadAsItIs(Mappers mapper) throws Exception {
        for (long amount : List.of(0L, 1L, -1L, 1249L, 9_007_199_254_740_993L, Long.MAX_VALUE, Long.MIN_VALUE)) {
            assertThat(mapper.read(money(Long.toString(amount)), Money.class)).isEqualTo(Money.of("EUR", amount));
        }
        assertThat(mapper.read(line("1249", "2"), CartLine.class))
                .isEqualTo(CartLine.of("TEA-100", "Tea", Money.of("EUR", 1249), 2));
    }

    @ParameterizedTest
    @MethodSource("dev.onecent.card.Mappers#all")
    void isReadAgainAsItWasWritten(Mappers mapper) throws Exception {
        CartLine line = CartLine.toBuy("TEA-100", "Tea", Money.of("EUR", 1249), 2);

        assertThat(mapper.read(mapper.write(line), CartLine.class)).isEqualTo(line);
        assertThat(mapper.read(mapper.write(line.total()), Money.class)).isEqualTo(line.total());
    }

    private static String money(String minorUnits) {
        return "{\"currency\":\"EUR\",\"minorUnits\":" + minorUnits + "}";
    }

    private static String line(String minorUnits, String quantity) {
        return "{\"sku\":\"TEA-100\",\"title\":\"Tea\",\"unitPrice\":" + money(minorUnits) + ",\"quantity\":" + quantity
                + ",\"ticked\":false}";
    }
}
