package dev.onecent.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.cart.Cart;
import dev.onecent.jdbc.Lab.Which;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.store.StoreUnavailableException;
import dev.onecent.store.Stored;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a database gets from one version of the schema to the next, on either engine. */
class SchemaTest {
    private static final Key KEY = Key.sole(ShopperId.of("toys", "ann"));
    private static final int NEXT = Schema.FILES.size() + 1;

    /** What a next version may look like: a new kind, a new column, a new index. */
    private static final String NEXT_TEXT = """
            CREATE TABLE onecent_proof (tenant TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (tenant, id));
            ALTER TABLE onecent_payment ADD COLUMN proof BIGINT;
            CREATE INDEX onecent_payment_proof ON onecent_payment (tenant, proof);
            INSERT INTO onecent_schema (version) VALUES (%d);
            """.formatted(NEXT);

    private static final String END_OTHERS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid()";

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void openingBringsAnEmptyDatabaseUpToDate(Which which) throws SQLException {
        Lab lab = Lab.of(which, folder);

        lab.open().close();

        assertThat(lab.column("SELECT MAX(version) FROM onecent_schema"))
                .containsExactly(String.valueOf(Schema.FILES.size()));
    }

    @ParameterizedTest
    @EnumSource
    void openingAgainChangesNothing(Which which) throws SQLException {
        Lab lab = Lab.of(which, folder);
        lab.open().close();

        lab.open().close();

        assertThat(lab.column("SELECT version FROM onecent_schema")).hasSameSizeAs(Schema.FILES);
    }

    @ParameterizedTest
    @EnumSource
    void byHandItNamesTheFilesThatAreMissing(Which which) {
        Lab lab = Lab.of(which, folder);

        assertThatThrownBy(() -> lab.open(SchemaUpdate.BY_HAND))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining(lab.engine().folder() + "/V1__aggregates.sql");
    }

    @ParameterizedTest
    @EnumSource
    void theFilesCanBeAppliedByHand(Which which) throws SQLException {
        Lab lab = Lab.of(which, folder);
        for (Schema.File file : Schema.of(lab.engine()).files()) {
            lab.execute(file.text());
        }

        try (JdbcStorage storage = lab.open(SchemaUpdate.BY_HAND)) {
            assertThat(storage.carts().find(KEY)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theNextVersionKeepsWhatTheEarlierOneKept(Which which) throws SQLException {
        Lab lab = Lab.of(which, folder);
        Entry<Cart> entry = Entry.fresh(Cart.empty(KEY.owner())).writtenAs("w");
        try (JdbcStorage storage = lab.open()) {
            storage.carts().save(KEY, entry, Stored.ABSENT);
        }

        bring(lab, next(lab, NEXT_TEXT));

        assertThat(lab.column("SELECT MAX(version) FROM onecent_schema")).containsExactly(String.valueOf(NEXT));
        assertThat(lab.column("SELECT proof FROM onecent_payment")).isEmpty();
        assertThat(lab.column("SELECT body FROM onecent_cart"))
                .singleElement()
                .isEqualTo(new Json<>(Cart.class).write(entry));
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyDatabaseTakesAllVersionsAtOnce(Which which) throws SQLException {
        Lab lab = Lab.of(which, folder);

        bring(lab, next(lab, NEXT_TEXT));

        assertThat(lab.column("SELECT version FROM onecent_schema ORDER BY version"))
                .hasSize(NEXT);
        assertThat(lab.column("SELECT id FROM onecent_proof")).isEmpty();
    }

    /** A version is applied as a whole or not at all. */
    @ParameterizedTest
    @EnumSource
    void aVersionThatFailsLeavesTheEarlierOne(Which which) throws SQLException {
        Lab lab = Lab.of(which, folder);
        lab.open().close();

        assertThatThrownBy(() -> bring(lab, next(lab, NEXT_TEXT + "CREATE TABLE onecent_cart (id TEXT);")))
                .isInstanceOf(SQLException.class);

        assertThat(lab.column("SELECT MAX(version) FROM onecent_schema"))
                .containsExactly(String.valueOf(Schema.FILES.size()));
        assertThatThrownBy(() -> lab.column("SELECT id FROM onecent_proof")).isInstanceOf(SQLException.class);
        lab.open().close();
    }

    @ParameterizedTest
    @EnumSource
    void anOlderReleaseRefusesANewerSchema(Which which) throws SQLException {
        Lab lab = Lab.of(which, folder);
        bring(lab, next(lab, NEXT_TEXT));

        assertThatThrownBy(lab::open)
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("newer");
    }

    @ParameterizedTest
    @EnumSource
    void manyProcessesMayOpenAnEmptyDatabaseAtOnce(Which which) throws Exception {
        Lab lab = Lab.of(which, folder);

        List<Boolean> opened = atOnce(6, () -> {
            try (JdbcStorage storage = lab.open()) {
                return storage.carts().find(KEY).isEmpty();
            }
        });

        assertThat(opened).containsOnly(true).hasSize(6);
        assertThat(lab.column("SELECT version FROM onecent_schema")).hasSameSizeAs(Schema.FILES);
    }

    /** A deployment on an empty database: the release that is older by one version is quicker. */
    @Test
    void aNewerReleaseGoesOnWhereAnOlderOneWasQuicker() throws SQLException {
        Lab lab = Lab.of(Which.POSTGRESQL, folder);
        FaultyDataSource overtaken = new FaultyDataSource(lab.dataSource());
        overtaken.before(
                "CREATE TABLE onecent_cart",
                () -> bring(lab, Schema.of(lab.engine()).files()));

        try (Connection connection = overtaken.getConnection()) {
            new Schema(lab.engine(), next(lab, NEXT_TEXT)).bring(connection, SchemaUpdate.ON_OPEN);
        }

        assertThat(lab.column("SELECT version FROM onecent_schema ORDER BY version"))
                .hasSize(NEXT);
    }

    /** What fails while a failure is cleared up does not hide it. */
    @Test
    void aSessionThatIsEndedMeanwhileSaysWhy() {
        Lab lab = Lab.of(Which.POSTGRESQL, folder);
        FaultyDataSource ended = new FaultyDataSource(lab.dataSource());
        ended.before("CREATE TABLE onecent_checkout", () -> lab.column(END_OTHERS));

        assertThatThrownBy(() -> JdbcStorage.postgres(ended))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("terminating connection");
    }

    /** Flyway's naming: V, the number, two underscores, words. */
    @ParameterizedTest
    @EnumSource
    void everyFileIsNamedAfterItsVersionAndNotesIt(Which which) throws IOException {
        List<Schema.File> files = Schema.of(Lab.of(which, folder).engine()).files();

        for (int version = 1; version <= files.size(); version++) {
            Schema.File file = files.get(version - 1);
            assertThat(file.name()).matches("\\w+/V" + version + "__\\w+\\.sql");
            assertThat(file.statements().get(file.statements().size() - 1))
                    .contains("INSERT INTO onecent_schema (version) VALUES (" + version + ")");
        }
    }

    /** One table a kind, whatever the engine. */
    @ParameterizedTest
    @EnumSource
    void everyKindHasItsTable(Which which) throws SQLException {
        Lab lab = Lab.of(which, folder);
        lab.open().close();

        for (Kind<?> kind : Kinds.all()) {
            assertThat(lab.column("SELECT body FROM " + kind.table())).isEmpty();
        }
    }

    private static List<Schema.File> next(Lab lab, String text) {
        List<Schema.File> files = new ArrayList<>(Schema.of(lab.engine()).files());
        files.add(new Schema.File("V" + NEXT + "__proof.sql", text));
        return files;
    }

    private static void bring(Lab lab, List<Schema.File> files) throws SQLException {
        try (Connection connection = lab.connect()) {
            new Schema(lab.engine(), files).bring(connection, SchemaUpdate.ON_OPEN);
        }
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(Collections.nCopies(times, work))) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
