package dev.onecent.store;

import java.util.Objects;

/**
 * A shopper of a tenant. The key of everything a shopper owns begins with it, so nothing can be looked up without
 * naming its owner, and every table can be sharded by it.
 *
 * @param tenant whose shopper it is
 * @param shopper the host's own id of the shopper, for example {@code s-1042}; what begins with {@code ~} is kept for what is counted for a
 *     whole tenant, and nothing is done for a shopper with such a name
 */
public record ShopperId(TenantId tenant, String shopper) {
    /** The prefix of names that no shopper may have; counters for a whole tenant lie under them. */
    public static final String RESERVED = "~";

    public ShopperId {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(shopper, "shopper");
        Ids.require(shopper, "shopper");
    }

    /**
     * Returns the id of a tenant's shopper.
     *
     * @throws IllegalArgumentException if either is not 1 to 128 visible ASCII characters
     */
    public static ShopperId of(String tenant, String shopper) {
        Objects.requireNonNull(tenant, "tenant");
        return new ShopperId(TenantId.of(tenant), shopper);
    }

    /** Returns whether the name is one that no shopper has. */
    public boolean isReserved() {
        return shopper.startsWith(RESERVED);
    }

    @Override
    public String toString() {
        return tenant + "/" + shopper;
    }
}
