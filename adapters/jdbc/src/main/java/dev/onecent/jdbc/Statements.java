package dev.onecent.jdbc;

import dev.onecent.store.DueFor;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
        Map<DueFor, String> due,
        String firstKeys,
        String nextKeys,
        String owned) {
    private static final String BY_KEY = " WHERE tenant = ? AND shopper = ? AND id = ?";

    static Statements of(Kind<?> kind) {
        String table = kind.table();
        return new Statements(
                "SELECT version, body FROM " + table + BY_KEY,
                insert(kind),
                "UPDATE " + table + " SET version = version + 1, " + dues(" = ?") + ", body = ?" + BY_KEY
                        + " AND version = ?",
                "DELETE FROM " + table + BY_KEY + " AND version = ?",
                due(table),
                "SELECT shopper, id FROM " + table + " WHERE tenant = ? ORDER BY shopper, id LIMIT ?",
                "SELECT shopper, id FROM " + table
                        + " WHERE tenant = ? AND (shopper, id) > (?, ?) ORDER BY shopper, id LIMIT ?",
                "SELECT id, version, body FROM " + table
                        + " WHERE tenant = ? AND shopper = ? AND id > ? ORDER BY id LIMIT ?");
    }

    /** Every statement of a kind but the one that finds by reference. */
    Stream<String> all() {
        return Stream.concat(
                Stream.of(find, insert, update, delete, firstKeys, nextKeys, owned), due.values().stream());
    }

    String due(DueFor reason) {
        return Objects.requireNonNull(due.get(reason));
    }

    /** The column of a reason, for example {@code work_due}. */
    static String column(DueFor reason) {
        return reason.name().toLowerCase(Locale.ROOT) + "_due";
    }

    private static Map<DueFor, String> due(String table) {
        Map<DueFor, String> all = new EnumMap<>(DueFor.class);
        for (DueFor reason : DueFor.values()) {
            String column = column(reason);
            all.put(
                    reason,
                    "SELECT shopper, id FROM " + table + " WHERE tenant = ? AND " + column + " <= ? ORDER BY " + column
                            + " LIMIT ?");
        }
        return all;
    }

    private static String dues(String suffix) {
        return Stream.of(DueFor.values()).map(reason -> column(reason) + suffix).collect(Collectors.joining(", "));
    }

    private static String insert(Kind<?> kind) {
        String names =
                kind.columns().stream().map(column -> ", " + column.name()).collect(Collectors.joining());
        String values = kind.columns().stream().map(column -> ", ?").collect(Collectors.joining());
        return "INSERT INTO " + kind.table() + " (tenant, shopper, id, version, " + dues("") + ", body" + names
                + ") VALUES (?, ?, ?, ?, " + "?, ".repeat(DueFor.values().length) + "?" + values + ")";
    }
}
