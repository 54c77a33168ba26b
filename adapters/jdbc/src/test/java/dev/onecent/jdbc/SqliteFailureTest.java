package dev.onecent.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.cart.Cart;
import dev.onecent.store.CommandId;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.Receipt;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.ShopperId;
import dev.onecent.store.StoreUnavailableException;
import dev.onecent.store.Stored;
import dev.onecent.store.TenantId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** STORE-11 on SQLite: what each failure becomes, that nothing is half done, and that the next call works. */
class SqliteFailureTest {
    private static final TenantId TOYS = TenantId.of("toys");
    private static final int PAGE = 4_096;

    /** So many pages beyond the empty tables and their indexes. */
    private static final int ROOM = 20;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aFullDiskIsThrownAndTheNextCallWorksOnceThereIsRoom() throws SQLException {
        Connections connections = new Sqlite().open(folder.resolve("a.db"), SchemaUpdate.ON_OPEN);
        try (JdbcStorage storage = new JdbcStorage(new Database(new Sqlite(), connections))) {
            pragma(connections, "max_page_count = " + (pages(connections) + ROOM));
            int saved = 0;
            while (isSaved(storage, saved) && saved < 1_000) {
                saved++;
            }

            assertThat(saved).isBetween(1, 999);
            assertThat(storage.carts().find(key(saved))).isEmpty();
            assertThat(storage.carts().sweep(TOYS, Optional.empty(), 2_000)).hasSize(saved);

            pragma(connections, "max_page_count = 100000");
            assertThat(storage.carts().save(key(saved), large(saved), Stored.ABSENT))
                    .isEqualTo(SaveAnswer.SAVED);
        }
    }

    @Test
    void aFullDiskLeavesTheEarlierVersion() throws SQLException {
        Connections connections = new Sqlite().open(folder.resolve("a.db"), SchemaUpdate.ON_OPEN);
        try (JdbcStorage storage = new JdbcStorage(new Database(new Sqlite(), connections))) {
            Entry<Cart> small = Entry.fresh(Cart.empty(key(1).owner())).writtenAs("small");
            storage.carts().save(key(1), small, Stored.ABSENT);
            Stored<Cart> before = storage.carts().find(key(1)).orElseThrow();
            pragma(connections, "max_page_count = 1");

            assertThatThrownBy(() -> storage.carts().save(key(1), large(1), before.version()))
                    .isInstanceOf(StoreUnavailableException.class);

            assertThat(storage.carts().find(key(1))).contains(before);
        }
    }

    @Test
    void aFileThatIsOpenedReadOnlyCanBeReadAndEveryWriteIsThrown() {
        Path file = folder.resolve("a.db");
        try (JdbcStorage storage = JdbcStorage.sqlite(file)) {
            storage.carts().save(key(1), large(1), Stored.ABSENT);
        }

        Connections connections = new Sqlite(config -> config.setReadOnly(true)).open(file, SchemaUpdate.BY_HAND);
        try (JdbcStorage storage = new JdbcStorage(new Database(new Sqlite(), connections))) {
            Stored<Cart> found = storage.carts().find(key(1)).orElseThrow();
            assertThatThrownBy(() -> storage.carts().save(key(1), large(2), found.version()))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> storage.carts().save(key(2), large(2), Stored.ABSENT))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> storage.carts().delete(key(1), found.version()))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThat(storage.carts().find(key(1))).contains(found);
        }
        try (JdbcStorage storage = JdbcStorage.sqlite(file)) {
            assertThat(storage.carts().save(key(2), large(2), Stored.ABSENT)).isEqualTo(SaveAnswer.SAVED);
        }
    }

    /** Pages in the middle of the file hold nonsense: what lies there is thrown, never half read; what does not, works. */
    @Test
    void aCorruptPageIsThrownAndTheNextCallWorksOnceItIsMended() throws IOException {
        Path file = folder.resolve("a.db");
        int count = 200;
        try (JdbcStorage storage = JdbcStorage.sqlite(file)) {
            for (int n = 0; n < count; n++) {
                storage.carts().save(key(n), large(n), Stored.ABSENT);
            }
        }
        byte[] before = overwrite(file, nonsense());

        try (JdbcStorage storage = JdbcStorage.sqlite(file)) {
            List<Integer> unreadable = new ArrayList<>();
            for (int n = 0; n < count; n++) {
                if (!isReadOrThrown(storage, n)) {
                    unreadable.add(n);
                }
            }
            assertThat(unreadable).isNotEmpty().hasSizeLessThan(count);
            Key lost = key(unreadable.get(0));
            assertThatThrownBy(() -> storage.carts().ownedBy(lost.owner(), "", 10))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThat(isSaved(storage, unreadable.get(0))).isFalse();
        }

        overwrite(file, before);
        try (JdbcStorage storage = JdbcStorage.sqlite(file)) {
            for (int n = 0; n < count; n++) {
                assertThat(storage.carts().find(key(n))).map(Stored::entry).contains(large(n));
            }
        }
    }

    private static boolean isReadOrThrown(JdbcStorage storage, int n) {
        try {
            assertThat(storage.carts().find(key(n))).map(Stored::entry).contains(large(n));
            return true;
        } catch (StoreUnavailableException e) {
            return false;
        }
    }

    private static boolean isSaved(JdbcStorage storage, int n) {
        try {
            SaveAnswer answer = storage.carts().save(key(n), large(n), Stored.ABSENT);
            assertThat(answer).isNotEqualTo(SaveAnswer.UNKNOWN);
            return answer == SaveAnswer.SAVED;
        } catch (StoreUnavailableException e) {
            return false;
        }
    }

    private static Key key(int n) {
        return Key.sole(new ShopperId(TOYS, "shopper-" + n));
    }

    /** Several pages. */
    private static Entry<Cart> large(int n) {
        return Entry.fresh(Cart.empty(key(n).owner()))
                .withReceipt(Receipt.free(CommandId.of("c"), ("receipt " + n + " ").repeat(600), ""))
                .writtenAs("w");
    }

    private static byte[] nonsense() {
        byte[] nonsense = new byte[20 * PAGE];
        Arrays.fill(nonsense, (byte) 0xa7);
        return nonsense;
    }

    /** Puts bytes into the middle of a file; answers what was there. */
    private static byte[] overwrite(Path file, byte[] bytes) throws IOException {
        try (RandomAccessFile pages = new RandomAccessFile(file.toFile(), "rw")) {
            long middle = pages.length() / PAGE / 2 * PAGE;
            byte[] before = new byte[bytes.length];
            pages.seek(middle);
            pages.readFully(before);
            pages.seek(middle);
            pages.write(bytes);
            return before;
        }
    }

    private static int pages(Connections connections) throws SQLException {
        return connections.write(session -> {
            try (Statement statement = session.connection().createStatement();
                    ResultSet pages = statement.executeQuery("PRAGMA page_count")) {
                pages.next();
                return pages.getInt(1);
            }
        });
    }

    private static void pragma(Connections connections, String pragma) throws SQLException {
        connections.write(session -> {
            try (Statement statement = session.connection().createStatement()) {
                return statement.execute("PRAGMA " + pragma);
            }
        });
    }
}
