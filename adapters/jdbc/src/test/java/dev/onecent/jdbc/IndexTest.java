package dev.onecent.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.jdbc.Lab.Which;
import dev.onecent.store.DueFor;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the engines' explain says on populated, analyzed tables: every query uses an index, every index is used by a query. */
class IndexTest {
    private static final Pattern INDEX_NAME = Pattern.compile("\\b(onecent_\\w+|sqlite_autoindex_onecent_\\w+)");

    private static final String SQLITE_INDEXES =
            "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name LIKE 'onecent_%'";

    private static final String POSTGRES_INDEXES = "SELECT indexname FROM pg_indexes WHERE tablename LIKE 'onecent_%'";

    /** Two thousand shoppers of three tenants, five rows each, every other row due. */
    private static final String SQLITE_NUMBERS =
            "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 10000)";

    private static final String POSTGRES_NUMBERS = "WITH n AS (SELECT generate_series(1, 10000) AS n)";

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void everyQueryUsesAnIndexAndEveryIndexIsUsed(Which which) throws SQLException {
        Lab lab = Lab.of(which, folder);
        lab.open().close();
        Map<String, String> plans = new TreeMap<>();
        for (Kind<?> kind : Kinds.all()) {
            populate(lab, which, kind);
            queries(kind).forEach(sql -> plans.put(sql, plan(lab, which, sql)));
        }

        assertThat(plans).allSatisfy((sql, plan) -> {
            assertThat(plan).as(sql).containsPattern("Index (Only )?Scan|USING (COVERING )?INDEX|Bitmap Index Scan");
            assertThat(plan).as(sql).doesNotContain("Seq Scan", "SCAN onecent", "TEMP B-TREE", "Sort");
        });
        Set<String> used = new TreeSet<>();
        plans.values().forEach(plan -> used.addAll(names(plan)));
        List<String> indexes = new ArrayList<>(lab.column(which == Which.SQLITE ? SQLITE_INDEXES : POSTGRES_INDEXES));
        indexes.removeIf(index -> index.contains("onecent_schema"));
        assertThat(indexes).hasSizeGreaterThan(Kinds.all().size()).isSubsetOf(used);
    }

    private static Stream<String> queries(Kind<?> kind) {
        Statements sql = Statements.of(kind);
        Stream<String> searches = sql.all().filter(statement -> !statement.startsWith("INSERT"));
        boolean referenced =
                kind.columns().stream().anyMatch(column -> column.name().equals("reference"));
        return Stream.concat(searches, referenced ? Stream.of(JdbcReferenceStore.find(kind)) : Stream.empty());
    }

    private static void populate(Lab lab, Which which, Kind<?> kind) throws SQLException {
        String names = String.join(
                "", kind.columns().stream().map(column -> ", " + column.name()).toList());
        String values = String.join(
                "", kind.columns().stream().map(column -> ", 'x' || n").toList());
        List<String> due = Stream.of(DueFor.values()).map(Statements::column).toList();
        String insert = "INSERT INTO " + kind.table() + " (tenant, shopper, id, version, " + String.join(", ", due)
                + ", body" + names + ")";
        String select = " SELECT 't' || (n % 3), 's' || (n / 5), 'i' || n, 1, "
                + "CASE WHEN n % 2 = 0 THEN n * 100000 END, ".repeat(due.size()) + "'{}'" + values + " FROM n";
        lab.update(
                which == Which.SQLITE
                        ? insert + " " + SQLITE_NUMBERS + select
                        : POSTGRES_NUMBERS + " " + insert + select);
        try (Connection connection = lab.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE " + kind.table());
        }
    }

    private static String plan(Lab lab, Which which, String sql) {
        String explain = which == Which.SQLITE ? "EXPLAIN QUERY PLAN " : "EXPLAIN ";
        try (Connection connection = lab.connect();
                PreparedStatement statement = connection.prepareStatement(explain + sql)) {
            set(statement, sql);
            StringBuilder plan = new StringBuilder();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    plan.append(row.getString(which == Which.SQLITE ? 4 : 1)).append('\n');
                }
            }
            return plan.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Values of a shopper in the middle, and a page of a hundred. */
    private static void set(PreparedStatement statement, String sql) throws SQLException {
        ParameterMetaData parameters = statement.getParameterMetaData();
        List<String> names = new ArrayList<>();
        Matcher matcher = Pattern.compile("(\\w+)( [<>=]+ | )\\?|\\(shopper, id\\) > \\(\\?, \\?\\)")
                .matcher(sql);
        while (matcher.find()) {
            names.addAll(matcher.group(1) == null ? List.of("shopper", "id") : List.of(matcher.group(1)));
        }
        assertThat(names).as(sql).hasSize(parameters.getParameterCount());
        for (int at = 0; at < names.size(); at++) {
            statement.setObject(at + 1, value(names.get(at)));
        }
    }

    private static Object value(String name) {
        return switch (name) {
            case "tenant" -> "t1";
            case "shopper" -> "s1000";
            case "id" -> "i5000";
            case "version" -> 1L;
            case "work_due", "delivery_due", "removal_due" -> 2_000_000_000L;
            case "LIMIT" -> 100;
            default -> "x";
        };
    }

    private static Set<String> names(String plan) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = INDEX_NAME.matcher(plan);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
