package dev.onecent.payment;

import dev.onecent.money.Money;
import java.util.Objects;

/**
 * The number of payments, and their amounts, in one currency.
 *
 * @param paid what the payments were for
 * @param refunded what of it was voided or refunded
 * @param lapsed what of it was never taken, because its hold is over (R16)
 */
public record Tally(long payments, Money paid, Money refunded, Money lapsed) {
    public Tally {
        Objects.requireNonNull(paid, "paid");
        Objects.requireNonNull(refunded, "refunded");
        Objects.requireNonNull(lapsed, "lapsed");
    }

    static Tally of(Payment payment) {
        Money nothing = Money.zero(payment.amount().currency());
        Money refunded = payment.state().refunds().stream().map(Refund::amount).reduce(nothing, Money::plus);
        Money lapsed = payment.state() instanceof PaymentState.Lapsed ? payment.amount() : nothing;
        return new Tally(1, payment.amount(), refunded, lapsed);
    }

    /** Returns the amount after refunds, without what lapsed. */
    public Money net() {
        return paid.minus(refunded).minus(lapsed);
    }

    Tally plus(Tally other) {
        return new Tally(
                payments + other.payments,
                paid.plus(other.paid),
                refunded.plus(other.refunded),
                lapsed.plus(other.lapsed));
    }
}
