package dev.onecent.payment;

import dev.onecent.store.Key;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A page of a shopper's payments, the newest first.
 *
 * @param payments the payments of this page
 * @param unreadable keys of all payments of the shopper that are there and cannot be read, because they were damaged or a newer
 *     release wrote them (R25): nobody knows on which page they belong, so each page names them
 * @param next the place before which the next page begins; empty on the last one
 */
public record PaymentPage(List<Payment> payments, List<Key> unreadable, Optional<PaymentCursor> next) {
    public PaymentPage {
        Objects.requireNonNull(payments, "payments");
        Objects.requireNonNull(unreadable, "unreadable");
        Objects.requireNonNull(next, "next");
        payments = List.copyOf(payments);
        unreadable = List.copyOf(unreadable);
    }
}
