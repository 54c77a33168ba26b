package dev.onecent.jdbc;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The SQL of one kind, put together once. Plain ANSI but for {@code LIMIT}, which both engines share: no lock, no trigger,
 * no sequence, no clock of the engine's.
 */
record Statements(
        String find,
        String insert,
        String update,
        String delete,
        String due,
        String firstKeys,
        String nextKeys,
        String owned) {
    private static final String BY_KEY = " WHERE tenant = ? AND shopper = ? AND id = ?";

    static Statements of(Kind<?> kind) {
        String table = kind.table();
        return new Statements(
                "SELECT version, body FROM " + table + BY_KEY,
                insert(kind),
                "UPDATE " + table + " SET version = version + 1, due = ?, body = ?" + BY_KEY + " AND version = ?",
                "DELETE FROM " + table + BY_KEY + " AND version = ?",
                "SELECT shopper, id FROM " + table + " WHERE tenant = ? AND due <= ? ORDER BY due LIMIT ?",
                "SELECT shopper, id FROM " + table + " WHERE tenant = ? ORDER BY shopper, id LIMIT ?",
                "SELECT shopper, id FROM " + table
                        + " WHERE tenant = ? AND (shopper, id) > (?, ?) ORDER BY shopper, id LIMIT ?",
                "SELECT id, version, body FROM " + table
                        + " WHERE tenant = ? AND shopper = ? AND id > ? ORDER BY id LIMIT ?");
    }

    /** Every statement of a kind but the one that finds by reference. */
    Stream<String> all() {
        return Stream.of(find, insert, update, delete, due, firstKeys, nextKeys, owned);
    }

    private static String insert(Kind<?> kind) {
        String names =
                kind.columns().stream().map(column -> ", " + column.name()).collect(Collectors.joining());
        String values = kind.columns().stream().map(column -> ", ?").collect(Collectors.joining());
        return "INSERT INTO " + kind.table() + " (tenant, shopper, id, version, due, body" + names
                + ") VALUES (?, ?, ?, ?, ?, ?" + values + ")";
    }
}
