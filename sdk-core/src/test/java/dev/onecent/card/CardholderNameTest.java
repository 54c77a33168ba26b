package dev.onecent.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The name as it stands on a card. */
class CardholderNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"Ann Shopper", "Zoë D'Arc", "J.R. O'Neil-Smith", "王小明", "Ann S/Toys 24", "Ли"})
    void takesNamesOfAnyScript(String name) {
        assertThat(CardholderName.of(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "A, length",
        "12, letter",
        "-- '.', letter",
        "١٢ ٣٤, letter",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZA, length",
        "Ann <b>, characters",
        "4111111111111111, digits",
        "4111 1111 1111 1111, digits",
        "Ann 123456, digits",
        "4111.1111.1111.1111, digits",
        "4111/1111/1111/1111, digits",
        "4 1 1 1 ' 1 1 1 1, digits",
        "١٢٣.٤٥٦, digits",
        "41111'11111'11111'1, digits",
        "4A1B1C1D1E1F, digits",
        "४१११११११, digits",
        "𝟒𝟏𝟏𝟏𝟏𝟏, digits"
    })
    void refusesWithoutRepeating(String typed, String problem) {
        assertThatThrownBy(() -> CardholderName.of(typed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining(typed);
    }

    @Test
    void foldsSpaces() {
        assertThat(CardholderName.of("  Ann   Shopper ").value()).isEqualTo("Ann Shopper");
    }

    /** As phones write them. */
    @Test
    void takesTypographicMarksForPlainOnes() {
        assertThat(CardholderName.of("Zoë D\u2019Arc").value()).isEqualTo("Zoë D'Arc");
        assertThat(CardholderName.of("Sean O\u2018Neil").value()).isEqualTo("Sean O'Neil");
        assertThat(CardholderName.of("Ann\u00a0Shopper\u2010Smith").value()).isEqualTo("Ann Shopper-Smith");
        assertThat(CardholderName.of("Дар\u02bcя").value()).isEqualTo("Дар\u02bcя");
    }

    @Test
    void isMaskedWhenPrinted() {
        assertThat(CardholderName.of("Ann Shopper")).hasToString("CardholderName[*]");
    }
}
