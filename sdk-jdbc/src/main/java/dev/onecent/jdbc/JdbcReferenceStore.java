package dev.onecent.jdbc;

import dev.onecent.gateway.MerchantReference;
import dev.onecent.store.Aggregate;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;

/** A table whose aggregates are also found by our reference at the gateway, which never changes, not even with the owner. */
class JdbcReferenceStore<A extends Aggregate> extends JdbcStore<A> {
    private final Function<A, MerchantReference> reference;
    private final String find;

    JdbcReferenceStore(Connections connections, String table, Class<A> kind, Function<A, MerchantReference> reference) {
        super(connections, table, kind);
        this.reference = reference;
        this.find = "SELECT shopper, id FROM " + table + " WHERE tenant = ? AND reference = ?";
    }

    /** STORE-12. */
    public Optional<Key> findByReference(TenantId tenant, MerchantReference wanted) {
        return connections().read(session -> {
            try (ResultSet row =
                    session.statement(find, tenant.value(), wanted.value()).executeQuery()) {
                return row.next()
                        ? Optional.of(new Key(new ShopperId(tenant, row.getString(1)), row.getString(2)))
                        : Optional.empty();
            }
        });
    }

    @Override
    PreparedStatement insert(Session session, Key key, A value, String body) throws SQLException {
        String sql = "INSERT INTO " + table()
                + " (due, tenant, shopper, id, version, reference, body) VALUES (?, ?, ?, ?, 1, ?, ?)";
        return parametersAfterDue(
                session,
                sql,
                key.tenant().value(),
                key.owner().shopper(),
                key.id(),
                reference.apply(value).value(),
                body);
    }
}
