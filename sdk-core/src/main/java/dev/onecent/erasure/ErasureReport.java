package dev.onecent.erasure;

import dev.onecent.gateway.MerchantReference;
import dev.onecent.store.ShopperId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The report of a shopper's erasure.
 *
 * @param pseudonym under which the rest is kept; empty if there was nothing to erase
 * @param complete whether nothing names the shopper any more and everything could be read; otherwise due work goes on with it
 * @param deleted how many of each kind were deleted until now, for example {@code card=2, checkout=5}; what is moved counts
 *     once it is deleted under the pseudonym
 * @param owed what is kept until it is settled
 * @param retained what is kept until a date
 * @param unreadable what is there and cannot be read, because it was damaged or a newer release wrote it, with what depends on it:
 *     everything else continues, and it is tried again until it is repaired or deleted (R25)
 */
public record ErasureReport(
        Optional<ShopperId> pseudonym,
        boolean complete,
        Map<String, Integer> deleted,
        List<Owed> owed,
        List<Retained> retained,
        List<Unreadable> unreadable) {
    public ErasureReport {
        Objects.requireNonNull(pseudonym, "pseudonym");
        Objects.requireNonNull(deleted, "deleted");
        Objects.requireNonNull(owed, "owed");
        Objects.requireNonNull(retained, "retained");
        Objects.requireNonNull(unreadable, "unreadable");
        deleted = Map.copyOf(deleted);
        owed = List.copyOf(owed);
        retained = List.copyOf(retained);
        unreadable = List.copyOf(unreadable);
    }

    /** There was nothing of that shopper. */
    public static ErasureReport nothing() {
        return new ErasureReport(Optional.empty(), true, Map.of(), List.of(), List.of(), List.of());
    }

    /**
     * Something that is not settled yet.
     *
     * @param kind for example {@code micro-authorization}
     * @param id its id under the pseudonym
     * @param reference our name of it at the gateway, if it is known there
     * @param why in English, for the operator
     */
    public record Owed(String kind, String id, Optional<MerchantReference> reference, String why) {
        public Owed {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(reference, "reference");
            Objects.requireNonNull(why, "why");
        }
    }

    /**
     * A record without card data beyond brand and last four.
     *
     * @param kind for example {@code payment}
     * @param id its id under the pseudonym
     * @param reference our name of it at the gateway; what a refund or a dispute needs
     * @param until when it is deleted, unless it is owed then
     */
    public record Retained(String kind, String id, Optional<MerchantReference> reference, Instant until) {
        public Retained {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(reference, "reference");
            Objects.requireNonNull(until, "until");
        }
    }

    /**
     * An entry that cannot be read.
     *
     * @param kind for example {@code checkout}
     * @param id its id, under the shopper or under the pseudonym
     */
    public record Unreadable(String kind, String id) {
        public Unreadable {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(id, "id");
        }
    }
}
