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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a thief of a database would see. */
final class DatabaseView {
    private static final int SHOWN = 24;

    private final Path folder;
    private final Transcript tell;

    DatabaseView(Path folder, Transcript tell) {
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

    void search(List<String> numbers) {
        tell.say("");
        tell.say("Card numbers found in the files of %s: %d", folder, found(numbers));
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

    private long found(List<String> numbers) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> numbers.stream().anyMatch(number -> contains(file, number)))
                    .count();
        } catch (IOException e) {
            throw new IllegalStateException("cannot list " + folder, e);
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
