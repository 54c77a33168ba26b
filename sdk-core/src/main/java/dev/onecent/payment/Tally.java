package dev.onecent.payment;

import dev.onecent.money.Money;
import java.util.Objects;

/**
 * How many payments, and how much, in one currency.
 *
 * @param paid what the payments were for
 * @param refunded what of it was given back
 */
public record Tally(long payments, Money paid, Money refunded) {
    public Tally {
        Objects.requireNonNull(paid, "paid");
        Objects.requireNonNull(refunded, "refunded");
    }

    static Tally of(Payment payment) {
        Money refunded = payment.state().refunds().stream()
                .map(Refund::amount)
                .reduce(Money.zero(payment.amount().currency()), Money::plus);
        return new Tally(1, payment.amount(), refunded);
    }

    /** What is left after refunds. */
    public Money net() {
        return paid.minus(refunded);
    }

    Tally plus(Tally other) {
        return new Tally(payments + other.payments, paid.plus(other.paid), refunded.plus(other.refunded));
    }
}
