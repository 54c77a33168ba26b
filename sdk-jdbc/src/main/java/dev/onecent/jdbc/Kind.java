package dev.onecent.jdbc;

import dev.onecent.store.Aggregate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A kind of aggregate: its table, and the columns beside the body by which its rows are also found or counted.
 *
 * @param fixed columns that never change, written once
 * @param changing columns written with every save
 */
record Kind<A extends Aggregate>(String table, Class<A> type, List<Column<A>> fixed, List<Column<A>> changing) {
    static <A extends Aggregate> Kind<A> of(String table, Class<A> type) {
        return new Kind<>(table, type, List.of(), List.of());
    }

    Kind<A> withFixed(String column, Function<A, @Nullable Object> value) {
        return new Kind<>(table, type, plus(fixed, new Column<>(column, value)), changing);
    }

    Kind<A> withChanging(String column, Function<A, @Nullable Object> value) {
        return new Kind<>(table, type, fixed, plus(changing, new Column<>(column, value)));
    }

    Stream<Column<A>> columns() {
        return Stream.concat(fixed.stream(), changing.stream());
    }

    private static <C> List<C> plus(List<C> columns, C added) {
        List<C> all = new ArrayList<>(columns);
        all.add(added);
        return List.copyOf(all);
    }

    /** A column and what it holds: text, a {@code Long}, or null. */
    record Column<A>(String name, Function<A, @Nullable Object> value) {}
}
