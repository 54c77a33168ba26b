package dev.onecent.payment.internal;

import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentCursor;
import dev.onecent.payment.PaymentPage;
import dev.onecent.payment.PaymentPeriod;
import dev.onecent.payment.PaymentStatistics;
import dev.onecent.payment.PaymentStore;
import dev.onecent.store.Key;
import dev.onecent.store.OwnedPage;
import dev.onecent.store.ShopperId;
import dev.onecent.store.internal.UnreadableEntries;
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
        List<Key> unreadable = each(owner, payment -> {
            if (period.covers(payment.requestedAt())) {
                all.add(payment);
            }
        });
        return PaymentStatistics.of(all, unreadable, period.zone());
    }

    /** Returns the payments that can be read. */
    List<Payment> all(ShopperId owner) {
        List<Payment> all = new ArrayList<>();
        List<Key> unused = each(owner, all::add);
        return all;
    }

    /** The newest payments before a place, at most {@code limit}. */
    PaymentPage page(ShopperId owner, Optional<PaymentCursor> before, int limit) {
        PriorityQueue<Payment> kept = new PriorityQueue<>(NEWEST.reversed());
        List<Key> unreadable = each(owner, payment -> {
            if (before.filter(place -> !place.isAfter(payment)).isEmpty()) {
                kept.add(payment);
                if (kept.size() - 1 > limit) {
                    kept.remove();
                }
            }
        });
        List<Payment> page = kept.stream().sorted(NEWEST).limit(limit).toList();
        Optional<PaymentCursor> next =
                kept.size() > limit ? Optional.of(PaymentCursor.of(page.get(limit - 1))) : Optional.empty();
        return new PaymentPage(page, unreadable, next);
    }

    /** Passes every payment that can be read; returns the keys of those that cannot (R25). */
    private List<Key> each(ShopperId owner, Consumer<Payment> consumer) {
        List<Key> unreadable = new ArrayList<>();
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            OwnedPage<Payment> page = UnreadableEntries.page(store, owner, after.get(), PAGE);
            page.items().forEach(consumer);
            unreadable.addAll(page.unreadable());
            after = page.next();
        }
        return unreadable;
    }
}
