package dev.onecent.payment;

import dev.onecent.gateway.Authorization;
import dev.onecent.gateway.Authorization.Approval;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.CaptureRequest;
import dev.onecent.gateway.ClientContext;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.gateway.RefundRequest;
import dev.onecent.gateway.ReleaseRequest;
import dev.onecent.gateway.internal.Resolver;
import dev.onecent.money.Money;
import dev.onecent.payment.PaymentState.Authorizing;
import dev.onecent.payment.PaymentState.Captured;
import dev.onecent.payment.PaymentState.Capturing;
import dev.onecent.payment.PaymentState.NotCharged;
import dev.onecent.payment.PaymentState.Refunded;
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
    private static final int STEPS = 8;

    private final PaymentStore store;
    private final Aggregates<Payment> all;
    private final PaymentGateway gateway;
    private final Resolver resolver;
    private final InstantSource clock;

    /** Wired by {@code OneCent}. */
    public Payments(PaymentStore store, Aggregates<Payment> all, PaymentGateway gateway, InstantSource clock) {
        this.store = store;
        this.all = all;
        this.gateway = gateway;
        this.resolver = new Resolver(gateway, clock);
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
        return operate(id.of(owner), before -> before.capturing(clock.instant()), Payments::isCaptured);
    }

    /** Gives an authorized, not captured amount back. */
    public PaymentResult voidPayment(ShopperId owner, PaymentId id) {
        return operate(id.of(owner), before -> before.voiding(clock.instant()), Payments::isVoided);
    }

    /** Gives captured money back, in full or in part; never more than is left, once for each command. */
    public PaymentResult refund(ShopperId owner, PaymentId id, CommandId command, Money amount) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("amount of a refund must be positive");
        }
        Refund refund = new Refund(command, amount);
        return operate(id.of(owner), before -> before.refunding(refund, clock.instant()), after -> has(after, command));
    }

    /** An operator's word about a payment whose outcome the gateway does not tell; empty if there is no such payment. */
    public Optional<Payment> settleByHand(
            ShopperId owner, PaymentId id, boolean taken, String evidence, String operator) {
        return change(id.of(owner), found -> found.settledByHand(taken, evidence, operator, clock.instant()));
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
            change(intent.key(), found -> found.answered(answer, clock.instant()));
        }
        return advance(intent.key()).orElseThrow();
    }

    /** What has become of it, after everything that is due now was done. */
    public Optional<Payment> advance(Key key) {
        for (int steps = 0; steps < STEPS && step(key); steps++) {
            continue;
        }
        return all.find(key);
    }

    /** Asks the gateway now, because a notice says that something happened. */
    public Optional<Payment> ask(Key key, Map<String, String> returned) {
        all.find(key).ifPresent(payment -> resolve(payment, returned));
        return advance(key);
    }

    /** Gives an attempt up: what it did, or still does, is given back (R4). */
    public Optional<Payment> giveUp(Key key) {
        change(key, found -> found.givenUp(clock.instant()));
        return advance(key);
    }

    /** Makes sure that nothing is ever charged under a key for which nothing was saved yet. */
    public Payment foreclose(ShopperId owner, ChargeRequest request) {
        Instant now = clock.instant();
        Payment never = Payment.requested(owner, request, now, gateway.terms())
                .resolved(new Authorization.Absent(now, Optional.empty()), now);
        return all.change(
                never.key(),
                entry -> entry.map(there -> Decision.<Payment, Payment>keep(there.value()))
                        .orElseGet(() -> Decision.save(never)));
    }

    private PaymentResult operate(Key key, UnaryOperator<Payment> begin, Predicate<Payment> done) {
        Optional<Payment> before = all.find(key);
        if (before.isEmpty()) {
            return new PaymentResult.NotFound();
        }
        if (done.test(before.get())) {
            return new PaymentResult.Done(before.get());
        }
        Payment begun = change(key, begin).orElseThrow();
        if (begun.equals(before.get()) && begun.due().isEmpty()) {
            return new PaymentResult.NotAllowed(begun);
        }
        return answer(advance(key).orElseThrow(), done);
    }

    private static PaymentResult answer(Payment after, Predicate<Payment> done) {
        if (done.test(after)) {
            return new PaymentResult.Done(after);
        }
        return after.due().isPresent() ? new PaymentResult.InProgress(after) : new PaymentResult.Refused(after);
    }

    private static boolean isCaptured(Payment payment) {
        return payment.state() instanceof Captured;
    }

    private static boolean isVoided(Payment payment) {
        return payment.state() instanceof Voided;
    }

    private static boolean has(Payment payment, CommandId command) {
        List<Refund> refunds = payment.state() instanceof Captured captured
                ? captured.refunds()
                : payment.state() instanceof Refunded all ? all.refunds() : List.of();
        return refunds.stream().anyMatch(refund -> refund.command().equals(command));
    }

    /** Does one thing that is due; false if nothing was or nothing came of it. */
    private boolean step(Key key) {
        Instant now = clock.instant();
        Optional<Payment> payment = all.find(key)
                .filter(found -> found.due().filter(at -> !at.isAfter(now)).isPresent());
        return payment.isPresent() && step(payment.get());
    }

    private boolean step(Payment payment) {
        PaymentState state = payment.state();
        if (state instanceof Authorizing) {
            return resolve(payment, Map.of());
        }
        if (state instanceof Capturing capturing) {
            return capture(payment, capturing.approval());
        }
        if (state instanceof Voiding voiding) {
            return release(payment, voiding.approval());
        }
        return state instanceof Refunding refunding ? refund(payment, refunding) : lookAgain(payment);
    }

    private boolean resolve(Payment payment, Map<String, String> returned) {
        if (!(payment.state() instanceof Authorizing asked)) {
            return false;
        }
        Authorization known = resolver.resolve(asked(payment), asked.authorization(), returned);
        return !known.equals(asked.authorization())
                && isChanged(payment, found -> found.resolved(known, clock.instant()));
    }

    private boolean capture(Payment payment, Approval approval) {
        OperationAnswer answer = gateway.capture(new CaptureRequest(
                payment.reference(), approval.gateway(), payment.reference() + ".capture", payment.amount()));
        if (answer instanceof OperationAnswer.Done) {
            return isChanged(payment, Payment::captured);
        }
        return answer instanceof OperationAnswer.Refused && isChanged(payment, found -> found.voiding(clock.instant()));
    }

    private boolean release(Payment payment, Approval approval) {
        OperationAnswer answer = gateway.release(new ReleaseRequest(
                payment.reference(),
                Optional.of(approval.gateway()),
                payment.reference() + ".release",
                payment.amount()));
        if (answer instanceof OperationAnswer.Done) {
            return isChanged(payment, found -> found.voided(clock.instant()));
        }
        return answer instanceof OperationAnswer.Refused && isReleaseExplained(payment, approval);
    }

    private boolean isReleaseExplained(Payment payment, Approval approval) {
        if (!(resolver.find(asked(payment), Optional.of(approval.gateway()), Map.of())
                instanceof InquiryAnswer.Found found)) {
            return false;
        }
        if (found.released()) {
            return isChanged(payment, voiding -> voiding.voided(clock.instant()));
        }
        boolean taken = found.answer() instanceof AuthorizationAnswer.Approved approved && approved.captured();
        return taken && isChanged(payment, voiding -> voiding.takenAfterAll(clock.instant()));
    }

    private boolean refund(Payment payment, Refunding refunding) {
        OperationAnswer answer = gateway.refund(new RefundRequest(
                payment.reference(),
                refunding.captured().approval().gateway(),
                payment.reference() + ".refund." + refunding.refund().command(),
                refunding.refund().amount()));
        if (answer instanceof OperationAnswer.Done) {
            return isChanged(payment, found -> found.refunded(clock.instant()));
        }
        return answer instanceof OperationAnswer.Refused && isChanged(payment, Payment::refundRefused);
    }

    private boolean lookAgain(Payment payment) {
        if (!(payment.state() instanceof NotCharged)) {
            return false;
        }
        Optional<Approval> approval = resolver.lookAgain(asked(payment));
        return isChanged(
                payment,
                found -> approval.map(late -> found.foundAfterAll(late, clock.instant()))
                        .orElseGet(found::lookedAgain));
    }

    private static Resolver.Asked asked(Payment payment) {
        return new Resolver.Asked(payment.reference(), payment.amount(), payment.requestedAt());
    }

    private boolean isChanged(Payment before, UnaryOperator<Payment> transition) {
        return change(before.key(), transition)
                .filter(after -> !after.equals(before))
                .isPresent();
    }

    private Optional<Payment> change(Key key, UnaryOperator<Payment> transition) {
        return all.change(key, entry -> {
            Optional<Payment> before = entry.map(found -> found.value());
            Optional<Payment> after = before.map(transition);
            return after.equals(before)
                    ? Decision.keep(after)
                    : Decision.<Payment, Optional<Payment>>save(after.orElseThrow(), after)
                            .telling(PaymentEvents.between(before.orElseThrow(), after.orElseThrow()));
        });
    }
}
