package dev.onecent.jdbc;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.checkout.AddressChoice;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.tink.TinkCardSafe;
import dev.onecent.tink.TinkKeys;
import dev.onecent.vault.CardCredential;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.SavedCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was removed leaves the files while the database is open, its write-ahead log too (R10). */
class ForgettingTest {
    @TempDir
    private Path folder = Path.of("");

    private final TestShop shop = TestShop.with(Validation.FACTORY);

    @Test
    void aRemovedCardLeavesTheFilesAtOnce() {
        try (JdbcStorage storage = open(folder)) {
            OneCent onecent = open(storage);
            SavedCard card = link(onecent);
            assertThat(bytes(folder)).contains(ciphertext(card));

            onecent.cards().remove(ANN, Set.of(card.id()));

            assertThat(bytes(folder)).doesNotContain(ciphertext(card));
        }
    }

    @Test
    void aDeletedVaultLeavesTheFilesAtOnce() {
        try (JdbcStorage storage = open(folder)) {
            SavedCard card = link(open(storage));
            Key key = Key.sole(ANN);

            storage.vaults()
                    .delete(key, storage.vaults().find(key).orElseThrow().version());

            assertThat(bytes(folder)).doesNotContain(ciphertext(card));
        }
    }

    /** A report that reads for long holds nobody up; the next due work after it forgets. */
    @Test
    void dueWorkForgetsWhatAReaderStillHeld() throws SQLException {
        try (JdbcStorage storage = open(folder)) {
            OneCent onecent = open(storage);
            SavedCard card = link(onecent);
            try (Reader reader = new Reader(folder)) {
                onecent.cards().remove(ANN, Set.of(card.id()));
                assertThat(reader.rows()).isEqualTo(1);
                assertThat(bytes(folder)).contains(ciphertext(card));
            }

            onecent.runDue(ANN.tenant());

            assertThat(bytes(folder)).doesNotContain(ciphertext(card));
        }
    }

    /** A shopper without a card, so that no vault's deletion forgets on the way. */
    @Test
    void anErasedShopperLeavesTheFiles() {
        ShopperId zoe = ShopperId.of("toys", "zq81-shopper");
        try (JdbcStorage storage = open(folder)) {
            OneCent onecent = open(storage);
            onecent.addresses().add(zoe, CommandId.of("add"), TestShop.address(1));
            assertThat(bytes(folder)).contains("High Street", zoe.shopper());

            assertThat(onecent.erase(zoe).complete()).isTrue();
            shop.pass(onecent, Duration.ofDays(1));

            assertThat(bytes(folder)).doesNotContain("High Street", zoe.shopper());
        }
    }

    @Test
    void dueWorkForgetsTheAddressOfACheckoutThatWasLeft() {
        CheckoutId checkout = CheckoutId.of("c-1");
        try (JdbcStorage storage = open(folder)) {
            OneCent onecent = open(storage);
            shop.startCheckout(onecent, "c-1", Channel.MOBILE);
            onecent.checkouts().deliverTo(ANN, checkout, AddressChoice.once(TestShop.address(1)));
            assertThat(bytes(folder)).contains("High Street");
            onecent.checkouts().abandon(ANN, checkout);

            onecent.runDue(ANN.tenant());

            assertThat(bytes(folder)).doesNotContain("High Street");
        }
    }

    /** A deployment: the process that removed the card is closed before the reader ends. */
    @Test
    void dueWorkOfAnotherProcessForgetsToo() throws SQLException {
        try (JdbcStorage other = open(folder)) {
            JdbcStorage storage = open(folder);
            OneCent onecent = open(storage);
            SavedCard card = link(onecent);
            try (Reader reader = new Reader(folder)) {
                onecent.cards().remove(ANN, Set.of(card.id()));
                storage.close();
                assertThat(reader.rows()).isEqualTo(1);
            }
            assertThat(bytes(folder)).contains(ciphertext(card));

            open(other).runDue(ANN.tenant());

            assertThat(bytes(folder)).doesNotContain(ciphertext(card));
        }
    }

    /** A process that died between the removal and the forgetting left both files as they were. */
    @Test
    void openingForgetsWhatACrashLeft(@TempDir Path copy) throws SQLException, IOException {
        SavedCard card;
        try (JdbcStorage storage = open(folder)) {
            OneCent onecent = open(storage);
            card = link(onecent);
            try (Reader reader = new Reader(folder)) {
                onecent.cards().remove(ANN, Set.of(card.id()));
                for (String name : List.of("a.db", "a.db-wal")) {
                    Files.copy(folder.resolve(name), copy.resolve(name));
                }
                assertThat(reader.rows()).isEqualTo(1);
            }
        }
        assertThat(bytes(copy)).contains(ciphertext(card));

        try (JdbcStorage storage = open(copy)) {
            assertThat(storage.vaults().find(Key.sole(ANN))).isPresent();
            assertThat(bytes(copy)).doesNotContain(ciphertext(card));
        }
    }

    private static JdbcStorage open(Path folder) {
        return JdbcStorage.sqlite(folder.resolve("a.db"));
    }

    private OneCent open(JdbcStorage storage) {
        return shop.open(storage, TinkCardSafe.of(TinkKeys.generate()), shop.gateway(), any -> any);
    }

    private SavedCard link(OneCent onecent) {
        return ((LinkCardResult.Linked) onecent.cards().link(ANN, shop.link("link", TestCards.VISA))).card();
    }

    private static String ciphertext(SavedCard card) {
        return ((CardCredential.Sealed) card.credential()).number().ciphertext();
    }

    private static String bytes(Path folder) {
        return new Loot(folder, folder.resolve("a.db")).bytes();
    }

    /** Looks at the database as it is now, until it is closed. */
    private static final class Reader implements AutoCloseable {
        private final Connection connection;
        private final Statement statement;

        Reader(Path folder) throws SQLException {
            connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("a.db"));
            statement = connection.createStatement();
            statement.execute("BEGIN");
            rows();
        }

        int rows() throws SQLException {
            try (ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM onecent_card_vault")) {
                return row.getInt(1);
            }
        }

        @Override
        public void close() throws SQLException {
            statement.execute("ROLLBACK");
            connection.close();
        }
    }
}
