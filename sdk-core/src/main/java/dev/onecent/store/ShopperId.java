package dev.onecent.store;

import java.util.Objects;

/**
 * A shopper of a tenant. The key of everything a shopper owns begins with it, so nothing can be looked up without
 * naming its owner, and every table can be sharded by it.
 *
 * @param tenant whose shopper it is
 * @param shopper the host's own id of the shopper, for example {@code s-1042}
 */
public record ShopperId(TenantId tenant, String shopper) {
    public ShopperId {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(shopper, "shopper");
        Ids.require(shopper, "shopper");
    }

    public static ShopperId of(String tenant, String shopper) {
        return new ShopperId(TenantId.of(tenant), shopper);
    }

    @Override
    public String toString() {
        return tenant + "/" + shopper;
    }
}
