package dev.onecent.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.store.Key;
import dev.onecent.store.PageCursor;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {
    private static final TenantId TENANT = TenantId.of("tea-house");
    private static final Key KEY = new Key(ShopperId.of("tea-house", "ann/b.c"), "card-1.2");

    @Test
    void leadsBackToTheLastKeyOfAFullPage() {
        PageCursor cursor = Cursors.after(List.of(KEY), 1).orElseThrow();

        assertThat(Cursors.key(TENANT, PageCursor.of(cursor.value()))).isEqualTo(KEY);
        assertThat(cursor.value()).matches("[A-Za-z0-9_.-]+");
    }

    @Test
    void isEmptyAfterTheLastPage() {
        assertThat(Cursors.after(List.of(KEY), 2)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "YW5u", "YW5u.", ".YW5u", "a.b.c", "%.%", "YW5u.YSBi"})
    void refusesTextThatNoPageGave(String text) {
        assertThatThrownBy(() -> Cursors.key(TENANT, PageCursor.of(text))).isInstanceOf(IllegalArgumentException.class);
    }
}
