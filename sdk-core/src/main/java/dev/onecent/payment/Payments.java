package dev.onecent.payment;

import dev.onecent.gateway.Authorization;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.ClientContext;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.money.Money;
import dev.onecent.payment.PaymentState.Captured;
import dev.onecent.payment.PaymentState.Capturing;
import dev.onecent.payment.PaymentState.Refunding;
import dev.onecent.payment.PaymentState.Voided;
import dev.onecent.payment.PaymentState.Voiding;
import dev.onecent.store.CommandId;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Drives payments through the gateway: intent saved, call, outcome saved (R17); and what is left over, by due work. Safe
 * for use by many threads.
 */
public final class Payments {
    private final PaymentStore store;
    private final Aggregates<Payment> all;
    private final PaymentGateway gateway;
    private final PaymentProgress progress;
    private final InstantSource clock;

    /** Wired by {@code OneCent}. */
    public Payments(PaymentStore store, Aggregates<Payment> all, PaymentGateway gateway, InstantSource clock) {
        this.store = store;
        this.all = all;
        this.gateway = gateway;
        this.progress = new PaymentProgress(all, gateway, clock);
        this.clock = clock;
    }

    public Optional<Payment> find(ShopperId owner, PaymentId id) {
        return all.find(id.of(owner));
    }

    /** A shopper's payments of every state, ordered by id, from after {@code afterId} on ("" for the first page). */
    public List<Payment> of(ShopperId owner, String afterId, int limit) {
        return store.ownedBy(owner, afterId, limit).stream()
                .map(stored -> stored.value())
                .toList();
    }

    /** Takes an authorized amount. */
    public PaymentResult capture(ShopperId owner, PaymentId id) {
        return operate(
                id.of(owner),
                before -> before.capturing(clock.instant()),
                after -> after.state() instanceof Capturing,
                after -> after.state() instanceof Captured);
    }

    /** Gives an authorized, not captured amount back. */
    public PaymentResult voidPayment(ShopperId owner, PaymentId id) {
        return operate(
                id.of(owner),
                before -> before.voiding(clock.instant()),
                after -> after.state() instanceof Voiding,
                after -> after.state() instanceof Voided);
    }

    /** Gives captured money back, in full or in part; never more than is left, once for each command. */
    public PaymentResult refund(ShopperId owner, PaymentId id, CommandId command, Money amount) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("amount of a refund must be positive");
        }
        Refund refund = new Refund(command, amount);
        return operate(
                id.of(owner),
                before -> before.refunding(refund, clock.instant()),
                after -> isRefunding(after, command),
                after -> after.isRefundedBy(command));
    }

    /** An operator's word about a payment whose outcome the gateway does not tell; empty if there is no such payment. */
    public Optional<Payment> settleByHand(
            ShopperId owner, PaymentId id, boolean taken, String evidence, String operator) {
        return progress.change(id.of(owner), found -> found.settledByHand(taken, evidence, operator, clock.instant()));
    }

    /**
     * Charges, once for each id: asked again it only says how the first one stands, because whoever saved the intent makes
     * the call (R4).
     */
    public Payment charge(
            ShopperId owner, ChargeRequest request, PresentedCard presented, Optional<ClientContext> client) {
        Payment intent = Payment.requested(owner, request, clock.instant(), gateway.terms());
        boolean ours = all.change(
                intent.key(), entry -> entry.isPresent() ? Decision.keep(false) : Decision.save(intent, true));
        if (ours) {
            AuthorizationAnswer answer = gateway.authorize(request.at(intent.reference(), presented, client));
            progress.change(intent.key(), found -> found.answered(answer, clock.instant()));
        }
        return advance(intent.key()).orElseThrow();
    }

    /** What has become of it, after everything that is due now was done. */
    public Optional<Payment> advance(Key key) {
        return progress.advance(key);
    }

    /** Asks the gateway now, because a notice says that something happened; also about what has ended without a charge. */
    public Optional<Payment> ask(Key key, Map<String, String> returned) {
        progress.ask(key, returned);
        return advance(key);
    }

    /** Gives an attempt up: what it did, or still does, is given back (R4). */
    public Optional<Payment> giveUp(Key key) {
        progress.change(key, found -> found.givenUp(clock.instant()));
        return advance(key);
    }

    /** Makes sure that nothing is ever charged under a key for which nothing was saved yet. */
    public Payment foreclose(ShopperId owner, ChargeRequest request) {
        Instant now = clock.instant();
        Payment never = Payment.requested(owner, request, now, gateway.terms())
                .resolved(Authorization.Absent.forEver(now), now);
        return all.change(
                never.key(),
                entry -> entry.map(there -> Decision.<Payment, Payment>keep(there.value()))
                        .orElseGet(() -> Decision.save(never)));
    }

    private PaymentResult operate(
            Key key, UnaryOperator<Payment> begin, Predicate<Payment> underWay, Predicate<Payment> done) {
        Optional<Payment> before = all.find(key);
        if (before.isEmpty()) {
            return new PaymentResult.NotFound();
        }
        if (done.test(before.get())) {
            return new PaymentResult.Done(before.get());
        }
        Payment begun = progress.change(key, begin).orElseThrow();
        if (done.test(begun)) {
            return new PaymentResult.Done(begun); // a twin was quicker
        }
        return underWay.test(begun)
                ? answer(advance(key).orElseThrow(), underWay, done)
                : new PaymentResult.NotAllowed(begun);
    }

    private static PaymentResult answer(Payment after, Predicate<Payment> underWay, Predicate<Payment> done) {
        if (done.test(after)) {
            return new PaymentResult.Done(after);
        }
        return underWay.test(after) ? new PaymentResult.InProgress(after) : new PaymentResult.Refused(after);
    }

    private static boolean isRefunding(Payment payment, CommandId command) {
        return payment.state() instanceof Refunding refunding
                && refunding.refund().command().equals(command);
    }
}
