package dev.onecent.checkout.internal;

import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.CheckoutState.Paid;
import dev.onecent.checkout.PaymentAttempt;
import dev.onecent.gateway.ClientContext;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.payment.ChargeRequest;
import dev.onecent.payment.Payment;
import dev.onecent.payment.internal.StoredPayments;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.OneCentException;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The link between a checkout and its payments: charges an attempt and applies its outcome (R4). */
final class CheckoutPayments {
    private final Aggregates<Checkout> all;
    private final StoredPayments payments;
    private final PaidCheckoutClearing clearing;
    private final CheckoutPolicy policy;
    private final InstantSource clock;

    CheckoutPayments(
            Aggregates<Checkout> all,
            StoredPayments payments,
            PaidCheckoutClearing clearing,
            CheckoutPolicy policy,
            InstantSource clock) {
        this.all = all;
        this.payments = payments;
        this.clearing = clearing;
        this.policy = policy;
        this.clock = clock;
    }

    Optional<Checkout> find(Key key) {
        return all.find(key);
    }

    /** The checkout with an attempt that begins now, to be saved before anything is charged. */
    Checkout beginning(Checkout checkout, PaymentAttempt attempt) {
        return checkout.paying(attempt, clock.instant().plus(policy.checkAfter()));
    }

    /** Charges an attempt that was begun, if its outcome can still be noted. */
    Payment charge(Checkout checkout, PaymentAttempt attempt, PresentedCard presented, Optional<ClientContext> client) {
        return payments.charge(
                checkout.owner(), request(checkout, attempt), presented, client, () -> isAwaited(checkout, attempt));
    }

    /** Returns whether the attempt still stands where its outcome is to be noted: an erased shopper's does not. */
    private boolean isAwaited(Checkout checkout, PaymentAttempt attempt) {
        return all.entry(Checkout.key(checkout.owner(), checkout.id()))
                .filter(entry -> !entry.locked() && entry.value().isSameLifeAs(checkout))
                .flatMap(entry -> entry.value().runningAttempt())
                .filter(attempt::equals)
                .isPresent();
    }

    /** Brings a checkout up to what its payment says. */
    Optional<Checkout> settle(Payment payment) {
        Key key = Checkout.key(payment.owner(), payment.id().checkout());
        return change(key, checkout -> checkout.afterPayment(payment, clock.instant()));
    }

    /** Gives the running attempt up; what it did is voided or refunded (R4). */
    void giveUp(Checkout checkout) {
        checkout.runningAttempt()
                .flatMap(attempt -> payments.giveUp(checkout.payment(attempt).of(checkout.owner())))
                .ifPresent(this::settle);
    }

    /** Finds the outcome of the running attempt; an attempt without a payment is recorded as never charged. */
    void findOut(Checkout checkout) {
        checkout.runningAttempt().ifPresent(attempt -> {
            settle(payments.find(checkout.owner(), checkout.payment(attempt))
                    .orElseGet(() -> payments.recordAsNeverCharged(
                            checkout.owner(), request(checkout, attempt), () -> isAwaited(checkout, attempt))));
        });
    }

    /** Takes over what follows from a payment, unless it was taken over before. */
    void clear(Checkout checkout) {
        if (checkout.state() instanceof Paid paid && !paid.cleared()) {
            clearing.clear(checkout, paid);
        }
    }

    /** Clears at once, right after paying; a clearing that the store refuses stays due. */
    void clearIfPossible(Checkout checkout) {
        try {
            clear(checkout);
        } catch (OneCentException e) {
            // It stays due, and the checkout is paid.
        }
    }

    Optional<Checkout> change(Key key, UnaryOperator<Checkout> transition) {
        return all.change(key, entry -> {
            Optional<Checkout> before = entry.map(Entry::value);
            Optional<Checkout> after = before.map(transition);
            return after.equals(before)
                    ? Decision.keep(after)
                    : Decision.<Checkout, Optional<Checkout>>save(after.orElseThrow(), after)
                            .telling(CheckoutEvents.between(before.orElseThrow(), after.orElseThrow()));
        });
    }

    private ChargeRequest request(Checkout checkout, PaymentAttempt attempt) {
        return ChargeRequest.of(
                checkout.payment(attempt),
                checkout.payee(),
                checkout.total(),
                attempt.instrument(),
                policy.capture(),
                attempt.use());
    }
}
