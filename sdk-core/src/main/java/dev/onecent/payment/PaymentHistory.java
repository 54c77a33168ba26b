package dev.onecent.payment;

import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Reads a shopper's payments, page by page, for lists and statistics. A shopper's payments are few enough to be read as a
 * whole; so a store needs no second order of them.
 */
final class PaymentHistory {
    private static final int PAGE = 200;

    /** The newest first, and of the same instant by id, so that no two are equal. */
    private static final Comparator<Payment> NEWEST = Comparator.comparing(Payment::requestedAt)
            .thenComparing(payment -> payment.id().toString())
            .reversed();

    private final PaymentStore store;

    PaymentHistory(PaymentStore store) {
        this.store = store;
    }

    PaymentStatistics statistics(ShopperId owner, PaymentPeriod period) {
        List<Payment> all = new ArrayList<>();
        each(owner, payment -> {
            if (period.covers(payment.requestedAt())) {
                all.add(payment);
            }
        });
        return PaymentStatistics.of(all, period.zone());
    }

    /** The newest payments before a place, at most {@code limit}. */
    List<Payment> page(ShopperId owner, Optional<PaymentPlace> before, int limit) {
        PriorityQueue<Payment> kept = new PriorityQueue<>(NEWEST.reversed());
        each(owner, payment -> {
            if (before.filter(place -> !place.isAfter(payment)).isEmpty()) {
                kept.add(payment);
                if (kept.size() > limit) {
                    kept.remove();
                }
            }
        });
        return kept.stream().sorted(NEWEST).toList();
    }

    private void each(ShopperId owner, Consumer<Payment> consumer) {
        List<Stored<Payment>> page = store.ownedBy(owner, "", PAGE);
        while (!page.isEmpty()) {
            page.forEach(stored -> consumer.accept(stored.value()));
            page = page.size() < PAGE
                    ? List.of()
                    : store.ownedBy(owner, page.get(page.size() - 1).key().id(), PAGE);
        }
    }
}
