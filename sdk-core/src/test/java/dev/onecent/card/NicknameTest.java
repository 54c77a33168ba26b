package dev.onecent.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shopper calls a card. */
class NicknameTest {
    @ParameterizedTest
    @ValueSource(strings = {"Travel", "Shop 24/7", "Bonus 20.26", "家"})
    void takesWhatAShopperWrites(String name) {
        assertThat(Nickname.of(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4111.1111.1111.1111",
                "4111 / 1111 ' 1111 * 1111",
                "４１１１１１１１",
                "④①①①①①",
                "my 4111, then 1111"
            })
    void refusesMoreThanFiveDigitsWithoutRepeatingThem(String typed) {
        assertThatThrownBy(() -> Nickname.of(typed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("digits")
                .hasMessageNotContaining(typed);
    }
}
