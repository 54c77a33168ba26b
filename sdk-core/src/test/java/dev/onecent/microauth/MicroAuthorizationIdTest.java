package dev.onecent.microauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.store.CardId;
import dev.onecent.store.ShopperId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicroAuthorizationIdTest {
    private static final ShopperId ANN = ShopperId.of("tea-house", "ann");

    @Test
    void isReadFromTheTextOfAKey() {
        MicroAuthorizationId id = new MicroAuthorizationId(CardId.of("a.card.7"), 12);

        assertThat(MicroAuthorizationId.parse(id.of(ANN).id())).isEqualTo(id);
        assertThat(id).hasToString("a.card.7.12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "card", ".1", "card.", "card.0", "card.-1", "card.x", "card.99999999999"})
    void refusesTextThatIsNone(String text) {
        assertThatThrownBy(() -> MicroAuthorizationId.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("for example card-1.2");
    }
}
