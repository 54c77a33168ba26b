package dev.onecent.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** What a thief of the database would see. */
final class DatabaseView {
    private static final List<String> TABLES = List.of(
            "onecent_cart", "onecent_checkout", "onecent_card_vault", "onecent_micro_authorization", "onecent_payment");
    private static final int SHOWN = 24;

    private final Path folder;
    private final Path file;

    DatabaseView(Path folder, Path file) {
        this.folder = folder;
        this.file = file;
    }

    void show(Transcript tell, List<String> secrets) {
        tell.title("What lies in the database");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            for (String table : TABLES) {
                tell.say("%-28s %s rows", table, first(connection, "SELECT COUNT(*) FROM " + table));
            }
            String vault = first(connection, "SELECT body FROM onecent_card_vault");
            JsonMapper.builder()
                    .build()
                    .readTree(vault)
                    .at("/entry/value/cards")
                    .forEach(card -> show(tell, card));
            tell.say("");
            tell.say("Card numbers and codes found in the files of %s: %d", folder, found(secrets));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("the database cannot be shown", e);
        }
    }

    private static void show(Transcript tell, JsonNode card) {
        JsonNode sealed = card.at("/credential/number");
        tell.say(
                "a card on file:  %s ****%s, sealed with key %s: %s...",
                card.at("/masked/brand").asText(),
                card.at("/masked/lastFour").asText(),
                sealed.at("/keyId").asText(),
                shortened(sealed.at("/ciphertext").asText()));
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(SHOWN, text.length()));
    }

    private static String first(Connection connection, String sql) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery(sql)) {
            return row.next() ? row.getString(1) : "{}";
        }
    }

    private long found(List<String> secrets) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(found -> secrets.stream().anyMatch(secret -> contains(found, secret)))
                    .count();
        }
    }

    private static boolean contains(Path found, String secret) {
        try {
            return new String(Files.readAllBytes(found), StandardCharsets.ISO_8859_1).contains(secret);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + found, e);
        }
    }
}
