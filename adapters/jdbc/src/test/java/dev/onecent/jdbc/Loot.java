package dev.onecent.jdbc;

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
import java.util.stream.Stream;

/** What a thief of the database's files finds in them. */
final class Loot {
    private static final List<String> TABLES = List.of(
            "onecent_cart",
            "onecent_checkout",
            "onecent_card_vault",
            "onecent_micro_authorization",
            "onecent_token_exchange",
            "onecent_payment",
            "onecent_address_book",
            "onecent_wallet_connection",
            "onecent_wallet_grant",
            "onecent_erasure",
            "onecent_key_rotation",
            "onecent_attempt_counter");

    private final Path folder;
    private final Path file;

    Loot(Path folder, Path file) {
        this.folder = folder;
        this.file = file;
    }

    /** Every byte of every file: the database, its log, its index. */
    String bytes() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Loot::read).reduce("", String::concat);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every row of every table. */
    List<String> rows() throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String table : TABLES) {
            rows.addAll(rows(table));
        }
        return rows;
    }

    List<String> rows(String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                ResultSet row = connection.createStatement().executeQuery("SELECT * FROM " + table)) {
            while (row.next()) {
                StringBuilder text = new StringBuilder(table);
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    text.append('|').append(row.getString(column));
                }
                rows.add(text.toString());
            }
        }
        return rows;
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
