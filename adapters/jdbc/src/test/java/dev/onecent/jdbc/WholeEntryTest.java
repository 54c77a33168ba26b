package dev.onecent.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.cart.Cart;
import dev.onecent.cart.CartLine;
import dev.onecent.jdbc.Lab.Which;
import dev.onecent.money.Money;
import dev.onecent.store.CommandId;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.Receipt;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.ShopperId;
import dev.onecent.store.StoreUnavailableException;
import dev.onecent.store.Stored;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** STORE-6: what was saved is read again, to the last character, or is refused. */
class WholeEntryTest {
    private static final ShopperId ANN = ShopperId.of("toys", "ann");
    private static final Key KEY = Key.sole(ANN);

    @TempDir
    private Path folder = Path.of("");

    /** A title that was cut to 200 characters in the middle of an emoji, and its kin. */
    @ParameterizedTest
    @EnumSource
    void halfACharacterIsKept(Which which) {
        try (JdbcStorage storage = Lab.of(which, folder).open()) {
            Entry<Cart> entry = titled("cut \uD83D");

            assertThat(storage.carts().save(KEY, entry, Stored.ABSENT)).isEqualTo(SaveAnswer.SAVED);

            assertThat(storage.carts().find(KEY)).map(Stored::entry).contains(entry);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\uD83D", "\uDE00", "a\uDE00\uD83Db", "\uD83D\uD83D\uDE00", "\uD83D\uDE00", "\u4f60\\u597d", ""})
    void everyHalfIsWrittenByItsEscape(String title) {
        Json<Cart> json = new Json<>(Cart.class);
        Entry<Cart> entry = titled("t" + title);

        String body = json.write(entry);

        assertThat(new String(body.getBytes(UTF_8), UTF_8)).isEqualTo(body);
        assertThat(json.read(body)).isEqualTo(entry);
    }

    /** What could not be read again is not written either. */
    @ParameterizedTest
    @EnumSource
    void whatIsTooLongToBeReadIsNotSaved(Which which) {
        try (JdbcStorage storage = Lab.of(which, folder).open()) {
            Entry<Cart> huge =
                    titled("a").withReceipt(Receipt.free(CommandId.of("c"), "x".repeat(Json.MOST_CHARACTERS), ""));

            assertThatThrownBy(() -> storage.carts().save(KEY, huge, Stored.ABSENT))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("longer than");

            assertThat(storage.carts().find(KEY)).isEmpty();
        }
    }

    private static Entry<Cart> titled(String title) {
        CartLine line = CartLine.toBuy("BALL", title, Money.of("EUR", 1), 1);
        return Entry.fresh(new Cart(ANN, List.of(line), List.of(), List.of())).writtenAs("w");
    }
}
