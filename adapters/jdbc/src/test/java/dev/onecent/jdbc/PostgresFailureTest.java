package dev.onecent.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.onecent.cart.Cart;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.ShopperId;
import dev.onecent.store.StoreUnavailableException;
import dev.onecent.store.Stored;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** STORE-11 on PostgreSQL: what each failure becomes, that nothing is half done, and that the next call works. */
class PostgresFailureTest {
    private static String database = "";
    private static HikariDataSource pool = new HikariDataSource();

    private final FaultyDataSource source = new FaultyDataSource(pool);
    private final JdbcStorage storage = JdbcStorage.postgres(source);
    private final Key key = Key.sole(ShopperId.of("toys", UUID.randomUUID().toString()));
    private final Entry<Cart> entry = Entry.fresh(Cart.empty(key.owner())).writtenAs("w-1");

    @BeforeAll
    static void open() {
        database = PostgresServer.shared().createDatabase();
        pool = PostgresServer.shared().pool(database, 4);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Test
    void theServerSynchronises() throws SQLException {
        assertThat(shown("fsync")).isEqualTo("on");
        assertThat(shown("synchronous_commit")).isEqualTo("on");
        assertThat(shown("full_page_writes")).isEqualTo("on");
    }

    /** Serialization failure, deadlock: the whole of it again. */
    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void whatLostAgainstOthersIsDoneAgain(String state) {
        source.fail(state);
        source.fail(state);
        source.fail(state);

        assertThat(storage.carts().save(key, entry, Stored.ABSENT)).isEqualTo(SaveAnswer.SAVED);
        assertThat(storage.carts().find(key)).map(Stored::entry).contains(entry);
    }

    @Test
    void whoAlwaysLosesIsToldSoAtTheDeadline() {
        Database impatient = new Database(new Postgres(), new Pool(source), new RetryBudget(Duration.ofMillis(100)));
        JdbcStorage other = new JdbcStorage(impatient);
        int statements = source.statements();
        IntStream.range(0, 100_000).forEach(n -> source.fail("40001"));

        assertThatThrownBy(() -> other.carts().save(key, entry, Stored.ABSENT))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(source.statements() - statements).isBetween(2, 99_999);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void aReadThatLostAgainstOthersIsDoneAgain(String state) {
        storage.carts().save(key, entry, Stored.ABSENT);
        source.fail(state);

        assertThat(storage.carts().find(key)).map(Stored::entry).contains(entry);
    }

    /** Connection lost, transaction resolution unknown, completion unknown, shutdown, and what nobody has heard of. */
    @ParameterizedTest
    @ValueSource(strings = {"08000", "08003", "08006", "08007", "40003", "57P01", "57P02", "XX000", "?", ""})
    void aLostAnswerIsUnknownAndTheWriteIdTells(String state) {
        source.loseAnswer(state);

        assertThat(storage.carts().save(key, entry, Stored.ABSENT)).isEqualTo(SaveAnswer.UNKNOWN);
        assertThat(storage.carts().find(key).map(found -> found.entry().writeId()))
                .contains("w-1");
    }

    /** Data, transaction state, access, resources, limits, canceled. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "22001", "23502", "25006", "28000", "3D000", "42501", "53100", "53300", "54000", "55P03", "57014",
                "58030"
            })
    void whatTheServerGaveUpIsThrownAndChangesNothing(String state) {
        source.fail(state);

        assertThatThrownBy(() -> storage.carts().save(key, entry, Stored.ABSENT))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(storage.carts().find(key)).isEmpty();
        assertThat(storage.carts().save(key, entry, Stored.ABSENT)).isEqualTo(SaveAnswer.SAVED);
    }

    @Test
    void aPoolWithoutAutoCommitIsUsedAndLeftAsItWas() throws SQLException {
        try (HikariDataSource manual = pool(config -> config.setAutoCommit(false))) {
            JdbcStorage other = JdbcStorage.postgres(manual);

            assertThat(other.carts().save(key, entry, Stored.ABSENT)).isEqualTo(SaveAnswer.SAVED);
            assertThat(storage.carts().find(key)).isPresent();
            try (Connection connection = manual.getConnection()) {
                assertThat(connection.getAutoCommit()).isFalse();
            }
        }
    }

    @Test
    void openingLeavesAConnectionAsItWas() throws SQLException {
        try (Connection sole = DriverManager.getConnection(pool.getJdbcUrl())) {
            sole.setAutoCommit(false);

            JdbcStorage.postgres(lending(sole));

            assertThat(sole.getAutoCommit()).isFalse();
        }
    }

    /** STORE-4. */
    @Test
    void aSessionThatDoesNotWaitForTheDiskIsRefused() {
        try (HikariDataSource hasty = pool(config -> config.setConnectionInitSql("SET synchronous_commit = off"))) {
            assertThatThrownBy(() -> JdbcStorage.postgres(hasty))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("synchronous_commit");
        }
    }

    /** STORE-6. */
    @Test
    void anEncodingThatLacksCharactersIsRefused() throws SQLException {
        try (Connection connection = DriverManager.getConnection(pool.getJdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
        }
        PGSimpleDataSource latin = new PGSimpleDataSource();
        latin.setUrl(PostgresServer.shared().url("latin"));

        assertThatThrownBy(() -> JdbcStorage.postgres(latin))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("LATIN1");
    }

    @Test
    void aReadOnlyDatabaseIsThrown() throws SQLException {
        try (HikariDataSource readOnly =
                pool(config -> config.setConnectionInitSql("SET default_transaction_read_only = on"))) {
            JdbcStorage other = JdbcStorage.postgres(readOnly, SchemaUpdate.BY_HAND);

            assertThat(other.carts().find(key)).isEmpty();
            assertThatThrownBy(() -> other.carts().save(key, entry, Stored.ABSENT))
                    .isInstanceOf(StoreUnavailableException.class);
        }
        assertThat(storage.carts().find(key)).isEmpty();
    }

    @Test
    void anExhaustedPoolIsThrownAndTheNextCallWorks() throws SQLException {
        try (HikariDataSource small = PostgresServer.shared().pool(database, 1)) {
            small.setConnectionTimeout(250);
            JdbcStorage other = JdbcStorage.postgres(small);
            try (Connection taken = small.getConnection()) {
                assertThat(taken.isValid(1)).isTrue();
                assertThatThrownBy(() -> other.carts().find(key)).isInstanceOf(StoreUnavailableException.class);
                assertThatThrownBy(() -> other.carts().save(key, entry, Stored.ABSENT))
                        .isInstanceOf(StoreUnavailableException.class);
            }
            assertThat(other.carts().find(key)).isEmpty();
            assertThat(other.carts().save(key, entry, Stored.ABSENT)).isEqualTo(SaveAnswer.SAVED);
        }
    }

    @Test
    void noConnectionStaysOutAfterAFailure() {
        try (HikariDataSource small = PostgresServer.shared().pool(database, 1)) {
            small.setConnectionTimeout(250);
            FaultyDataSource faulty = new FaultyDataSource(small);
            JdbcStorage other = JdbcStorage.postgres(faulty);
            for (int times = 0; times < 5; times++) {
                faulty.fail("53100");
                assertThatThrownBy(() -> other.carts().find(key)).isInstanceOf(StoreUnavailableException.class);
            }
            assertThat(other.carts().find(key)).isEmpty();
        }
    }

    @Test
    void aClosedDataSourceIsThrown() {
        HikariDataSource closing = PostgresServer.shared().pool(database, 1);
        JdbcStorage other = JdbcStorage.postgres(closing);
        closing.close();

        assertThatThrownBy(() -> other.carts().find(key)).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> other.carts().save(key, entry, Stored.ABSENT))
                .isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void aClosedStorageSaysSoAndLeavesTheDataSourceToTheHost() throws SQLException {
        storage.close();

        assertThatThrownBy(() -> storage.carts().find(key))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("closed");
        try (Connection connection = pool.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    /** The server goes away and comes back, with a pool that still holds its connections. */
    @Test
    void aRestartOfTheServerIsThrownAndTheNextCallWorks(@TempDir Path folder) {
        PostgresServer own = PostgresServer.start(folder, 0);
        int port = own.port();
        try (HikariDataSource restarting = own.pool("postgres", 2)) {
            JdbcStorage other = JdbcStorage.postgres(restarting);
            other.carts().save(key, entry, Stored.ABSENT);
            own.close();
            assertThatThrownBy(() -> other.carts().find(key)).isInstanceOf(StoreUnavailableException.class);

            try (PostgresServer again = PostgresServer.start(folder, port)) {
                assertThat(again.port()).isEqualTo(port);
                assertThat(other.carts().find(key)).map(Stored::entry).contains(entry);
                long version = other.carts().find(key).orElseThrow().version();
                assertThat(other.carts().save(key, entry.writtenAs("w-2"), version))
                        .isEqualTo(SaveAnswer.SAVED);
            }
        }
    }

    /** A pool of one that resets nothing. */
    private static DataSource lending(Connection sole) {
        return new PGSimpleDataSource() {
            @Override
            public Connection getConnection() {
                return (Connection) Proxy.newProxyInstance(
                        PostgresFailureTest.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (self, method, arguments) ->
                                method.getName().equals("close") ? null : method.invoke(sole, arguments));
            }
        };
    }

    private static HikariDataSource pool(Consumer<HikariConfig> settings) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(PostgresServer.shared().url(database));
        config.setMaximumPoolSize(1);
        settings.accept(config);
        return new HikariDataSource(config);
    }

    private String shown(String setting) throws SQLException {
        try (Connection connection = pool.getConnection();
                var row = connection.createStatement().executeQuery("SHOW " + setting)) {
            return row.next() ? row.getString(1) : "";
        }
    }
}
