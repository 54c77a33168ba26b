package dev.onecent.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The view that a thief of a database would have. */
final class DatabaseView {
    private static final int SHOWN = 24;

    private final DataFolder folder;
    private final Transcript tell;

    DatabaseView(DataFolder folder, Transcript tell) {
        this.folder = folder;
        this.tell = tell;
    }

    /** Every table with its rows, and the cards on file as they lie there. */
    void show(String whose, Path file) {
        tell.title("What lies in " + whose + " database");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            for (String table : tables(connection)) {
                String rows = all(connection, "SELECT COUNT(*) FROM " + table).get(0);
                tell.say("%-28s %4s rows", table, rows);
            }
            for (String vault : all(connection, "SELECT body FROM onecent_card_vault")) {
                JsonMapper.builder()
                        .build()
                        .readTree(vault)
                        .at("/entry/value/cards")
                        .forEach(this::show);
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("the database cannot be shown", e);
        }
    }

    /** @throws IllegalStateException if a number is found: what may never be stored in clear text was */
    void search(List<String> numbers) {
        List<Path> found = folder.files().stream()
                .filter(file -> numbers.stream().anyMatch(number -> contains(file, number)))
                .toList();
        tell.say("");
        tell.say("Card numbers found in the files of %s: %d", folder, found.size());
        if (!found.isEmpty()) {
            throw new IllegalStateException("card numbers in clear text in " + found);
        }
    }

    private void show(JsonNode card) {
        JsonNode sealed = card.at("/credential/number");
        tell.say(
                "a card: %s ****%s, sealed with key %s: %s...",
                card.at("/masked/brand").asText(),
                card.at("/masked/lastFour").asText(),
                sealed.at("/keyId").asText(),
                shortened(sealed.at("/ciphertext").asText()));
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(SHOWN, text.length()));
    }

    private static List<String> tables(Connection connection) throws SQLException {
        return all(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
    }

    private static List<String> all(Connection connection, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet row = connection.createStatement().executeQuery(sql)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    private static boolean contains(Path found, String secret) {
        try {
            return Files.readString(found, StandardCharsets.ISO_8859_1).contains(secret);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + found, e);
        }
    }
}
