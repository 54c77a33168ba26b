package dev.onecent.jdbc;

import dev.onecent.store.Aggregate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A kind of aggregate: its table, and the columns beside the body by which its rows are also found.
 *
 * @param columns what never changes, written once
 */
record Kind<A extends Aggregate>(String table, Class<A> type, List<Column<A>> columns) {
    static <A extends Aggregate> Kind<A> of(String table, Class<A> type) {
        return new Kind<>(table, type, List.of());
    }

    Kind<A> with(String column, Function<A, @Nullable Object> value) {
        List<Column<A>> all = new ArrayList<>(columns);
        all.add(new Column<>(column, value));
        return new Kind<>(table, type, List.copyOf(all));
    }

    /** A column and what it holds: text, a {@code Long}, or null. */
    record Column<A>(String name, Function<A, @Nullable Object> value) {}
}
