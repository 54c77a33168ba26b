package dev.onecent.jdbc;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.onecent.OneCent;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.tink.TinkCardSafe;
import dev.onecent.tink.TinkKeys;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.SavedCard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * R10 on PostgreSQL: a removed card's sealed number stays in dead rows, as ciphertext, until the table is written anew. Its log,
 * replicas and backups are not looked at: how long they are kept is the server's configuration.
 */
class PostgresLeftoversTest {
    private final PostgresServer server = PostgresServer.shared();
    private final String database = server.createDatabase();
    private final TestShop shop = TestShop.with(Validation.FACTORY);

    @Test
    void aRemovedCardIsInNoTableFileOnceTheTableWasWrittenAnew() throws SQLException {
        try (HikariDataSource pool = server.pool(database, 4);
                JdbcStorage storage = JdbcStorage.postgres(pool)) {
            OneCent onecent = shop.open(storage, TinkCardSafe.of(TinkKeys.generate()), shop.gateway(), any -> any);
            SavedCard card =
                    ((LinkCardResult.Linked) onecent.cards().link(ANN, shop.link("link", TestCards.VISA))).card();
            String sealed = card.sealedNumber().orElseThrow().ciphertext();
            onecent.cards().remove(ANN, Set.of(card.id()));
            onecent.runDue(ANN.tenant());

            execute("CHECKPOINT");
            assertThat(files()).as("the limit that the documentation states").contains(sealed);
            execute("VACUUM FULL onecent_card_vault", "CHECKPOINT");
            assertThat(files()).contains("onecent").doesNotContain(sealed, TestCards.VISA);
        }
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url(database));
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** Every byte of the database's own files. */
    private String files() throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url(database));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('data_directory'), oid FROM pg_database"
                        + " WHERE datname = current_database()")) {
            row.next();
            return bytes(Path.of(row.getString(1), "base", row.getString(2)));
        }
    }

    private static String bytes(Path folder) {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
