package dev.onecent.jdbc;

import dev.onecent.gateway.MerchantReference;
import dev.onecent.store.Aggregate;
import dev.onecent.store.Key;
import dev.onecent.store.TenantId;
import java.sql.ResultSet;
import java.util.Optional;

/** A table whose aggregates are also found by our reference at the gateway, which never changes, not even with the owner. */
class JdbcReferenceStore<A extends Aggregate> extends JdbcStore<A> {
    private final String find;

    JdbcReferenceStore(Database database, Kind<A> kind) {
        super(database, kind);
        this.find = find(kind);
    }

    static String find(Kind<?> kind) {
        return "SELECT shopper, id FROM " + kind.table() + " WHERE tenant = ? AND reference = ?";
    }

    /** STORE-12. */
    public Optional<Key> findByReference(TenantId tenant, MerchantReference wanted) {
        return database().read(session -> {
            try (ResultSet row =
                    session.statement(find, tenant.value(), wanted.value()).executeQuery()) {
                return key(tenant, row);
            }
        });
    }
}
