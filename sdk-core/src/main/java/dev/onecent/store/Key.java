package dev.onecent.store;

import java.util.Objects;

/**
 * The place of an aggregate: its owner first, then its id among the owner's aggregates of that kind.
 *
 * @param owner the shopper who owns it
 * @param id unique among the owner's aggregates of one kind
 */
public record Key(ShopperId owner, String id) {
    /** An identifier of 128 characters, a drawn one of 64, and a number: a payment has the longest. */
    private static final int LONGEST = 208;

    /** The id of an aggregate of which each shopper has one: the cart, the vault. */
    private static final String SOLE = "sole";

    public Key {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(id, "id");
        Ids.require(id, "key id", LONGEST);
    }

    /** The key of an aggregate of which the owner has exactly one. */
    public static Key sole(ShopperId owner) {
        return new Key(owner, SOLE);
    }

    /** The key of the n-th thing that hangs on {@code id}, for example the second attempt to pay a checkout. */
    public static Key numbered(ShopperId owner, String id, int number) {
        Objects.requireNonNull(id, "id");
        return new Key(owner, id + "." + number);
    }

    /** Returns the tenant of the owner. */
    public TenantId tenant() {
        return owner.tenant();
    }

    @Override
    public String toString() {
        return owner + "/" + id;
    }
}
