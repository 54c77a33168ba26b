package dev.onecent.audit;

import dev.onecent.limit.Origin;
import dev.onecent.limit.Visitor;
import dev.onecent.store.PayeeId;
import java.util.Objects;
import java.util.Optional;

/**
 * The party that gives a command, and its origin.
 *
 * @param origin as the host gave it with the command; empty where it did not
 */
public record Caller(Actor actor, Optional<Origin> origin) {
    public Caller {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(origin, "origin");
    }

    /** The owner, of whose place nothing is known. */
    public static Caller shopper() {
        return new Caller(new Actor.Shopper(), Optional.empty());
    }

    /** The owner, from where the visitor comes. */
    public static Caller shopper(Visitor visitor) {
        Objects.requireNonNull(visitor, "visitor");
        return new Caller(new Actor.Shopper(), visitor.origin());
    }

    /** Due work, by itself. */
    public static Caller dueWork() {
        return new Caller(new Actor.DueWork(), Optional.empty());
    }

    /** A program of the host's, by itself. */
    public static Caller host() {
        return new Caller(new Actor.Host(), Optional.empty());
    }

    /** A member of the host's staff. */
    public static Caller operator(String name) {
        return new Caller(new Actor.Operator(name), Optional.empty());
    }

    /** A shop that charges through a wallet, for whom the visitor acts. */
    public static Caller shop(PayeeId shop, Visitor visitor) {
        Objects.requireNonNull(visitor, "visitor");
        return new Caller(new Actor.ConnectedShop(shop), visitor.origin());
    }

    /** Returns the caller with the origin of the command. */
    public Caller from(Origin seen) {
        Objects.requireNonNull(seen, "seen");
        return new Caller(actor, Optional.of(seen));
    }
}
