package dev.onecent.audit;

import dev.onecent.card.CardNumber;
import dev.onecent.store.ShopperId;
import java.time.Instant;
import java.util.Objects;

/**
 * A record of the audit trail: what PCI DSS v4.0.1 asks of it in 10.2.2. It holds no card data, no name of a shopper
 * and nothing that was typed. When printed it keeps the origin to itself, which is personal data: ask for it.
 *
 * @param at when it was answered
 * @param owner whose the resource is, or was claimed to be; if a shop comes to a wallet with a token that names nobody,
 *     the shop under the wallet's tenant
 * @param resource what it is about: {@code card/<id>}, {@code checkout/<id>}, {@code payment/<id>},
 *     {@code micro-authorization/<id>}, {@code wallet-grant/<id>}, {@code wallet/<id>}; {@code vault} for a card that got no id, {@code shopper} for all that the owner has. An
 *     id that names nothing is written as {@code *} where it looks like a card number, or is a secret that names a grant
 */
public record AuditRecord(Instant at, ShopperId owner, Caller by, Action action, Outcome outcome, String resource) {
    public AuditRecord {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(resource, "resource");
        resource = isForeign(outcome) && CardNumber.isIn(resource) ? masked(resource) : resource;
    }

    /** Then the id may be any text that a caller sent. */
    private static boolean isForeign(Outcome outcome) {
        return outcome == Outcome.DENIED || outcome == Outcome.FAILED || outcome == Outcome.INVALID;
    }

    private static String masked(String resource) {
        return resource.substring(0, resource.indexOf('/') + 1) + "*";
    }
}
