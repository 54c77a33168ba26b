package dev.onecent.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A card is valid until the first instant of the month after its expiry, UTC-12 (R24). */
class CardExpiryTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "12/29",
                "12/2029",
                "12-29",
                "12 / 29",
                "1229",
                "122029",
                " 12/29 ",
                "2029-12",
                "2029/12",
                "2029 - 12",
                "١٢/٢٩",
                "１２／２９",
                "٢٠٢٩-١٢",
                "12\u00a0/\u00a029",
                "12\u201329",
                "\u200f12/29\u200f"
            })
    void readsWhatAShopperTypes(String typed) {
        assertThat(CardExpiry.parse(typed)).isEqualTo(CardExpiry.of(2029, 12));
    }

    @Test
    void readsAMonthOfOneDigit() {
        assertThat(CardExpiry.parse("1/29")).isEqualTo(CardExpiry.of(2029, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "13/29",
                "00/29",
                "1/2/29",
                "12//29",
                "129",
                "12/129",
                "/29",
                "12.29",
                "12/1929",
                "ab/cd",
                "12/29/30",
                "2029-13",
                "2029-1",
                "2029-123",
                "29-2012",
                "2029-12-31",
                "202912",
                "\u202e12/29"
            })
    void refusesWhatIsNoMonth(String typed) {
        assertThatThrownBy(() -> CardExpiry.parse(typed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("12/29");
    }

    @Test
    void isValidToTheLastInstantInTheLastTimeZone() {
        CardExpiry expiry = CardExpiry.of(2026, 11);
        Instant end = Instant.parse("2026-12-01T12:00:00Z");

        assertThat(expiry.validUntil()).isEqualTo(end);
        assertThat(expiry.isPastAt(end.minusNanos(1))).isFalse();
        assertThat(expiry.isPastAt(end)).isTrue();
    }

    @Test
    void printsAnotherCenturyInFull() {
        assertThat(CardExpiry.parse("012100")).hasToString("01/2100");
        assertThat(CardExpiry.parse("01/2100")).isEqualTo(CardExpiry.of(2100, 1));
    }

    @Test
    void printsAsOnTheCard() {
        assertThat(CardExpiry.of(2029, 1)).hasToString("01/29");
    }
}
