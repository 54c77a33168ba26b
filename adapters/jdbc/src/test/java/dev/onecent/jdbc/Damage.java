package dev.onecent.jdbc;

import dev.onecent.store.Key;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Damage to rows, as a bad disk or a careless hand does it: the row is there, and its body is cut off. */
final class Damage {
    private Damage() {}

    /** Cuts off whatever is kept under a key, in every table. */
    static void of(Connections connections, Key key) {
        for (Kind<?> kind : Kinds.all()) {
            String sql = "UPDATE " + kind.table()
                    + " SET body = substr(body, 1, 20) WHERE tenant = ? AND shopper = ? AND id = ?";
            try (Connection connection = connections.open();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, key.tenant().value());
                statement.setString(2, key.owner().shopper());
                statement.setString(3, key.id());
                statement.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException("a row cannot be damaged", e);
            }
        }
    }

    /** A way into the database beside the stores. */
    @FunctionalInterface
    interface Connections {
        Connection open() throws SQLException;
    }
}
