package dev.onecent.jdbc;

import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.DueFor;
import dev.onecent.store.Entry;
import dev.onecent.store.EntryUnreadableException;
import dev.onecent.store.Key;
import dev.onecent.store.Owned;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import dev.onecent.store.TenantId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A table of aggregates. Every write is one statement that names the version, so it needs no transaction. */
class JdbcStore<A extends Aggregate> implements AggregateStore<A> {
    /** Leaves room to count up. */
    private static final int UNUSED_BITS = 4;

    private final Database database;
    private final Kind<A> kind;
    private final Json<A> json;
    private final Statements sql;

    JdbcStore(Database database, Kind<A> kind) {
        this.database = database;
        this.kind = kind;
        this.json = new Json<>(kind.type());
        this.sql = Statements.of(kind);
    }

    @Override
    public Optional<Stored<A>> find(Key key) {
        return database.read(session -> {
            try (ResultSet row = session.statement(sql.find(), parameters(key)).executeQuery()) {
                return row.next() ? Optional.of(stored(key, row.getString(2), row.getLong(1))) : Optional.empty();
            }
        });
    }

    @Override
    public SaveAnswer save(Key key, Entry<A> entry, long expectedVersion) {
        boolean fresh = expectedVersion == Stored.ABSENT;
        String statement = fresh ? sql.insert() : sql.update();
        @Nullable Object[] parameters = fresh ? inserted(key, entry) : updated(key, entry, expectedVersion);
        return write(statement, parameters);
    }

    @Override
    public SaveAnswer delete(Key key, long expectedVersion) {
        SaveAnswer answer = write(sql.delete(), parameters(key, expectedVersion));
        return answer == SaveAnswer.STALE && !isThere(key) ? SaveAnswer.SAVED : answer;
    }

    @Override
    public List<Key> due(TenantId tenant, DueFor reason, Instant until, int limit) {
        return keys(tenant, sql.due(reason), tenant.value(), Micros.until(until), limit);
    }

    @Override
    public List<Key> sweep(TenantId tenant, Optional<Key> after, int limit) {
        if (after.isEmpty()) {
            return keys(tenant, sql.firstKeys(), tenant.value(), limit);
        }
        Key last = after.get();
        return keys(tenant, sql.nextKeys(), tenant.value(), last.owner().shopper(), last.id(), limit);
    }

    @Override
    public List<Owned<A>> ownedBy(ShopperId owner, String afterId, int limit) {
        return database.read(session -> {
            List<Owned<A>> page = new ArrayList<>();
            try (ResultSet row = session.statement(sql.owned(), owner.tenant().value(), owner.shopper(), afterId, limit)
                    .executeQuery()) {
                while (row.next()) {
                    page.add(owned(new Key(owner, row.getString(1)), row.getString(3), row.getLong(2)));
                }
            }
            return page;
        });
    }

    private boolean isThere(Key key) {
        return database.read(session -> {
            try (ResultSet row = session.statement(sql.find(), parameters(key)).executeQuery()) {
                return row.next();
            }
        });
    }

    private Owned<A> owned(Key key, @Nullable String body, long version) {
        try {
            return Owned.of(stored(key, body, version));
        } catch (EntryUnreadableException e) {
            return Owned.unreadable(key);
        }
    }

    private Stored<A> stored(Key key, @Nullable String body, long version) {
        try {
            return new Stored<>(key, json.read(body), version);
        } catch (EntryUnreadableException e) {
            throw new EntryUnreadableException(kind.table() + " " + key + ": " + e.getMessage(), null);
        }
    }

    Database database() {
        return database;
    }

    /** The one key that a query of (shopper, id) answers. */
    static Optional<Key> key(TenantId tenant, ResultSet row) throws SQLException {
        return row.next()
                ? Optional.of(new Key(new ShopperId(tenant, row.getString(1)), row.getString(2)))
                : Optional.empty();
    }

    private @Nullable Object[] inserted(Key key, Entry<A> entry) {
        List<@Nullable Object> all = new ArrayList<>(Arrays.asList(parameters(key, firstVersion(entry))));
        all.addAll(due(entry));
        all.add(json.write(entry));
        kind.columns().forEach(column -> all.add(column.value().apply(entry.value())));
        return all.toArray();
    }

    private @Nullable Object[] updated(Key key, Entry<A> entry, long version) {
        List<@Nullable Object> all = new ArrayList<>();
        all.addAll(due(entry));
        all.add(json.write(entry));
        all.addAll(Arrays.asList(parameters(key, version)));
        return all.toArray();
    }

    /**
     * Made from the write id, so different in each life of a key: a write that was meant for an earlier life finds no version
     * of its own (STORE-10).
     */
    private static long firstVersion(Entry<?> entry) {
        byte[] writeId = entry.writeId().getBytes(StandardCharsets.UTF_8);
        return (UUID.nameUUIDFromBytes(writeId).getMostSignificantBits() >>> UNUSED_BITS) + 1;
    }

    /** Returns one column a reason, in their order. */
    private static List<@Nullable Long> due(Entry<?> entry) {
        List<@Nullable Long> all = new ArrayList<>();
        for (DueFor reason : DueFor.values()) {
            all.add(entry.due(reason).map(Micros::from).orElse(null));
        }
        return all;
    }

    private static Object[] parameters(Key key) {
        return new Object[] {key.tenant().value(), key.owner().shopper(), key.id()};
    }

    private static Object[] parameters(Key key, long version) {
        return new Object[] {key.tenant().value(), key.owner().shopper(), key.id(), version};
    }

    private SaveAnswer write(String statement, @Nullable Object[] parameters) {
        return database.write(
                kind.table(),
                session -> session.statement(statement, parameters).executeUpdate());
    }

    private List<Key> keys(TenantId tenant, String statement, Object... parameters) {
        return database.read(session -> {
            List<Key> keys = new ArrayList<>();
            try (ResultSet row = session.statement(statement, parameters).executeQuery()) {
                for (Optional<Key> key = key(tenant, row); key.isPresent(); key = key(tenant, row)) {
                    keys.add(key.get());
                }
            }
            return keys;
        });
    }
}
