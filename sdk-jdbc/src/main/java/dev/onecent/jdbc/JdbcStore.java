package dev.onecent.jdbc;

import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.ShopperId;
import dev.onecent.store.StoreUnavailableException;
import dev.onecent.store.Stored;
import dev.onecent.store.TenantId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One table of aggregates. Every write is one statement that names the version, so it needs no transaction. */
class JdbcStore<A extends Aggregate> implements AggregateStore<A> {
    private static final String WHERE_KEY = " WHERE tenant = ? AND shopper = ? AND id = ?";

    private final Connections connections;
    private final String table;
    private final Json<A> json;
    private final String find;
    private final String delete;
    private final String due;
    private final String first;
    private final String next;
    private final String owned;

    JdbcStore(Connections connections, String table, Class<A> kind) {
        this.connections = connections;
        this.table = table;
        this.json = new Json<>(kind);
        this.find = "SELECT version, body FROM " + table + WHERE_KEY;
        this.delete = "DELETE FROM " + table + WHERE_KEY + " AND version = ?";
        this.due = "SELECT shopper, id FROM " + table + " WHERE tenant = ? AND due <= ? ORDER BY due LIMIT ?";
        this.first = "SELECT shopper, id FROM " + table + " WHERE tenant = ? ORDER BY shopper, id LIMIT ?";
        this.next = "SELECT shopper, id FROM " + table
                + " WHERE tenant = ? AND (shopper > ? OR (shopper = ? AND id > ?)) ORDER BY shopper, id LIMIT ?";
        this.owned = "SELECT id, version, body FROM " + table
                + " WHERE tenant = ? AND shopper = ? AND id > ? ORDER BY id LIMIT ?";
    }

    @Override
    public Optional<Stored<A>> find(Key key) {
        return connections.read(session -> {
            try (ResultSet row = session.statement(find, parameters(key)).executeQuery()) {
                return row.next()
                        ? Optional.of(new Stored<>(key, json.read(row.getString(2)), row.getLong(1)))
                        : Optional.empty();
            }
        });
    }

    @Override
    public SaveAnswer save(Key key, Entry<A> entry, long expectedVersion) {
        String body = json.write(entry);
        return write(session -> {
            PreparedStatement statement = expectedVersion == Stored.ABSENT
                    ? insert(session, key, entry.value(), body)
                    : update(session, key, body, expectedVersion);
            setDue(statement, entry.due());
            return answer(statement.executeUpdate());
        });
    }

    @Override
    public SaveAnswer delete(Key key, long expectedVersion) {
        SaveAnswer answer = write(session -> answer(
                session.statement(delete, parameters(key, expectedVersion)).executeUpdate()));
        return answer == SaveAnswer.STALE && find(key).isEmpty() ? SaveAnswer.SAVED : answer;
    }

    @Override
    public List<Key> due(TenantId tenant, Instant until, int limit) {
        return keys(tenant, due, tenant.value(), Micros.until(until), limit);
    }

    @Override
    public List<Key> sweep(TenantId tenant, Optional<Key> after, int limit) {
        if (after.isEmpty()) {
            return keys(tenant, first, tenant.value(), limit);
        }
        String shopper = after.get().owner().shopper();
        return keys(tenant, next, tenant.value(), shopper, shopper, after.get().id(), limit);
    }

    @Override
    public List<Stored<A>> ownedBy(ShopperId owner, String afterId, int limit) {
        return connections.read(session -> {
            List<Stored<A>> page = new ArrayList<>();
            try (ResultSet row = session.statement(owned, owner.tenant().value(), owner.shopper(), afterId, limit)
                    .executeQuery()) {
                while (row.next()) {
                    page.add(new Stored<>(
                            new Key(owner, row.getString(1)), json.read(row.getString(3)), row.getLong(2)));
                }
            }
            return page;
        });
    }

    Connections connections() {
        return connections;
    }

    String table() {
        return table;
    }

    /** The insert with every parameter set but {@code due}, which is its first. */
    PreparedStatement insert(Session session, Key key, A value, String body) throws SQLException {
        String sql = "INSERT INTO " + table + " (due, tenant, shopper, id, version, body) VALUES (?, ?, ?, ?, 1, ?)";
        return parametersAfterDue(
                session, sql, key.tenant().value(), key.owner().shopper(), key.id(), body);
    }

    /** Sets every parameter of a statement but the first. */
    static PreparedStatement parametersAfterDue(Session session, String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = session.statement(sql);
        for (int at = 0; at < parameters.length; at++) {
            statement.setObject(at + 2, parameters[at]);
        }
        return statement;
    }

    static Object[] parameters(Key key, Object... more) {
        List<Object> all =
                new ArrayList<>(List.of(key.tenant().value(), key.owner().shopper(), key.id()));
        all.addAll(List.of(more));
        return all.toArray();
    }

    private PreparedStatement update(Session session, Key key, String body, long version) throws SQLException {
        String sql =
                "UPDATE " + table + " SET due = ?, version = version + 1, body = ?" + WHERE_KEY + " AND version = ?";
        return parametersAfterDue(
                session, sql, body, key.tenant().value(), key.owner().shopper(), key.id(), version);
    }

    private static void setDue(PreparedStatement statement, Optional<Instant> due) throws SQLException {
        if (due.isPresent()) {
            statement.setLong(1, Micros.from(due.get()));
        } else {
            statement.setNull(1, Types.BIGINT);
        }
    }

    private SaveAnswer write(Connections.Work<SaveAnswer> work) {
        try {
            return connections.write(work);
        } catch (SQLException e) {
            if (Sqlite.isDuplicate(e)) {
                return SaveAnswer.STALE;
            }
            if (Sqlite.hadNoEffect(e)) {
                throw new StoreUnavailableException("cannot write to " + table, e);
            }
            return SaveAnswer.UNKNOWN;
        }
    }

    private static SaveAnswer answer(int rows) {
        return rows == 1 ? SaveAnswer.SAVED : SaveAnswer.STALE;
    }

    private List<Key> keys(TenantId tenant, String sql, Object... parameters) {
        return connections.read(session -> {
            List<Key> keys = new ArrayList<>();
            try (ResultSet row = session.statement(sql, parameters).executeQuery()) {
                while (row.next()) {
                    keys.add(new Key(new ShopperId(tenant, row.getString(1)), row.getString(2)));
                }
            }
            return keys;
        });
    }
}
