package dev.onecent.payment;

import dev.onecent.store.Key;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Counts and sums of one shopper's payments (W9), exact, never across currencies: made from the payments themselves, so
 * they survive the removal of cards. A payment counts if a checkout was paid by it, refunded or lapsed since or not ({@link Payment#counts()}).
 *
 * @param groups what was counted together, by every property that groups distinguish
 * @param unreadable keys of payments that are there and cannot be read, because they were damaged or a newer release wrote them
 *     (R25): they are of any period, and counted nowhere
 */
public record PaymentStatistics(Map<PaymentGroup, Tally> groups, List<Key> unreadable) {
    public PaymentStatistics {
        Objects.requireNonNull(groups, "groups");
        Objects.requireNonNull(unreadable, "unreadable");
        groups = Map.copyOf(groups);
        unreadable = List.copyOf(unreadable);
    }

    /** Of payments in any order. */
    public static PaymentStatistics of(Iterable<Payment> payments, List<Key> unreadable, ZoneId zone) {
        Objects.requireNonNull(payments, "payments");
        Objects.requireNonNull(unreadable, "unreadable");
        Objects.requireNonNull(zone, "zone");
        Map<PaymentGroup, Tally> groups = new HashMap<>();
        for (Payment payment : payments) {
            if (payment.counts()) {
                groups.merge(PaymentGroup.of(payment, zone), Tally.of(payment), Tally::plus);
            }
        }
        return new PaymentStatistics(groups, unreadable);
    }

    /** All payments, by currency. */
    public Map<Currency, Tally> totals() {
        Map<Currency, Tally> totals = new HashMap<>();
        groups.forEach((group, tally) -> totals.merge(group.currency(), tally, Tally::plus));
        return totals;
    }

    /** Per key and currency, for example {@code by(PaymentGroup::payee)} or {@code by(PaymentGroup::month)}. */
    public <K> Map<K, Map<Currency, Tally>> by(Function<PaymentGroup, K> key) {
        Objects.requireNonNull(key, "key");
        Map<K, Map<Currency, Tally>> all = new HashMap<>();
        groups.forEach((group, tally) -> all.computeIfAbsent(key.apply(group), any -> new HashMap<>())
                .merge(group.currency(), tally, Tally::plus));
        return all;
    }
}
