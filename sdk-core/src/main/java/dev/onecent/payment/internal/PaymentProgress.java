package dev.onecent.payment.internal;

import dev.onecent.gateway.Authorization;
import dev.onecent.gateway.Authorization.Approval;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.CaptureRequest;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.RefundInquiry;
import dev.onecent.gateway.RefundInquiryAnswer;
import dev.onecent.gateway.RefundRequest;
import dev.onecent.gateway.ReleaseRequest;
import dev.onecent.gateway.Unknown;
import dev.onecent.gateway.internal.IntentDriver;
import dev.onecent.gateway.internal.Resolver;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentState;
import dev.onecent.payment.PaymentState.Authorized;
import dev.onecent.payment.PaymentState.Authorizing;
import dev.onecent.payment.PaymentState.Capturing;
import dev.onecent.payment.PaymentState.Refunding;
import dev.onecent.payment.PaymentState.Voiding;
import dev.onecent.payment.Refund;
import dev.onecent.store.Key;
import dev.onecent.store.Receipt;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The steps of a payment: each asks the gateway for what the state says is due, and saves what it answered (R17).
 */
final class PaymentProgress {
    private static final String REFUSED = "refused";

    private final Aggregates<Payment> all;
    private final IntentDriver<Payment> driver;
    private final PaymentGateway gateway;
    private final Resolver resolver;
    private final InstantSource clock;
    private final Predicate<Payment> hasLostItsCard;

    /** @param hasLostItsCard whether the payment waits for a challenge with a card that is no longer on file (R10) */
    PaymentProgress(
            Aggregates<Payment> all,
            IntentDriver<Payment> driver,
            PaymentGateway gateway,
            InstantSource clock,
            Predicate<Payment> hasLostItsCard) {
        this.hasLostItsCard = hasLostItsCard;
        this.all = all;
        this.driver = driver;
        this.gateway = gateway;
        this.resolver = new Resolver(gateway, clock);
        this.clock = clock;
    }

    /** Does everything that is due now. Returns what has become of it. */
    Optional<Payment> advance(Key key) {
        driver.advance(key, (payment, now) -> step(payment));
        return all.find(key);
    }

    private boolean step(Payment payment) {
        PaymentState state = payment.state();
        if (state instanceof Authorizing) {
            return resolve(payment, Map.of());
        }
        if (state instanceof Capturing capturing) {
            return capture(payment, capturing);
        }
        if (state instanceof Authorized authorized) {
            return checkHold(payment, authorized.approval());
        }
        if (state instanceof Voiding voiding) {
            return release(payment, voiding.approval());
        }
        return state instanceof Refunding refunding ? refund(payment, refunding) : lookAgain(payment);
    }

    /** Asks the gateway now, whatever is due; anew if it moved on meanwhile, because then the answer is not about it. */
    void ask(Key key, Map<String, String> returned) {
        Optional<Payment> forgotten = all.find(key).filter(Payment::isForgotten);
        forgotten.ifPresent(this::lookAgain);
        all.find(key).ifPresent(found -> found.uncaptured().ifPresent(approval -> checkHold(found, approval)));
        if (forgotten.isEmpty()) {
            driver.repeat(key, found -> resolve(found, returned));
        }
    }

    /**
     * Asks whether an amount that waits for its capture is still held, or was captured (R16). Without an answer nothing changes. A
     * gateway that has forgotten the authorization after the longest life of a hold holds nothing.
     */
    private boolean checkHold(Payment payment, Approval approval) {
        InquiryAnswer answer = find(payment, approval);
        if (answer instanceof InquiryAnswer.NotFound && isPastItsLife(approval)) {
            return driver.changeIfSameState(payment, held -> held.lapsed(clock.instant()));
        }
        if (!(answer instanceof InquiryAnswer.Found found)) {
            return false;
        }
        if (Resolver.isTaken(found)) {
            return driver.changeIfSameState(payment, Payment::capturedAtGateway);
        }
        boolean approved = found.answer() instanceof AuthorizationAnswer.Approved;
        if (approved && !found.released()) {
            return driver.changeIfSameState(payment, held -> held.stillHeld(gateway.terms(), clock.instant()));
        }
        boolean over = approved || found.answer() instanceof AuthorizationAnswer.Declined;
        return over && driver.changeIfSameState(payment, held -> held.lapsed(clock.instant()));
    }

    private boolean isPastItsLife(Approval approval) {
        return !clock.instant().isBefore(gateway.terms().lapsesFrom(approval.at()));
    }

    private boolean resolve(Payment payment, Map<String, String> returned) {
        if (!(payment.state() instanceof Authorizing asked)) {
            return false;
        }
        Authorization known = resolver.resolve(asked(payment), asked.authorization(), returned);
        if (known instanceof Approval && hasLostItsCard.test(payment)) {
            return driver.changeIfSameState(payment, found -> found.withoutItsCard(clock.instant()));
        }
        return !known.equals(asked.authorization())
                && driver.changeIfSameState(payment, found -> found.resolved(known, gateway.terms(), clock.instant()));
    }

    private boolean capture(Payment payment, Capturing capturing) {
        if (!isRepeatable(capturing.since())) {
            return captureKnown(payment, capturing);
        }
        OperationAnswer answer = gateway.capture(new CaptureRequest(
                payment.reference(),
                capturing.approval().gateway(),
                payment.reference() + ".capture",
                payment.amount()));
        if (answer instanceof OperationAnswer.Done) {
            return driver.changeIfSameState(payment, Payment::captured);
        }
        return answer instanceof OperationAnswer.Refused && isCaptureExplained(payment, capturing.approval());
    }

    /**
     * The gateway may have forgotten the key, so nothing is sent again: it is asked. What it denies is voided or refunded if a
     * checkout waited for it, and begun anew if the merchant decided on it.
     */
    private boolean captureKnown(Payment payment, Capturing capturing) {
        if (!(find(payment, capturing.approval()) instanceof InquiryAnswer.Found found)) {
            return false;
        }
        if (Resolver.isTaken(found)) {
            return driver.changeIfSameState(payment, Payment::captured);
        }
        if (!isSettled(capturing.since())) {
            return false;
        }
        if (payment.capture() == CaptureMode.AT_ONCE) {
            return driver.changeIfSameState(payment, waited -> waited.voiding(clock.instant()));
        }
        return driver.changeIfSameState(
                payment,
                wanted -> found.released() ? wanted.lapsed(clock.instant()) : wanted.capturingAnew(clock.instant()));
    }

    /** A key may be forgotten by now: what was taken at an earlier try is taken, what was not is voided or refunded. */
    private boolean isCaptureExplained(Payment payment, Approval approval) {
        InquiryAnswer answer = find(payment, approval);
        if (answer instanceof InquiryAnswer.Found found && Resolver.isTaken(found)) {
            return driver.changeIfSameState(payment, Payment::captured);
        }
        boolean lapsed = answer instanceof InquiryAnswer.Found found
                && found.released()
                && payment.capture() == CaptureMode.LATER;
        return !(answer instanceof Unknown)
                && driver.changeIfSameState(
                        payment, found -> lapsed ? found.lapsed(clock.instant()) : found.voiding(clock.instant()));
    }

    private boolean release(Payment payment, Approval approval) {
        OperationAnswer answer = gateway.release(new ReleaseRequest(
                payment.reference(),
                Optional.of(approval.gateway()),
                payment.reference() + ".release",
                payment.amount()));
        if (answer instanceof OperationAnswer.Done) {
            return driver.changeIfSameState(payment, found -> found.voided(clock.instant()));
        }
        return answer instanceof OperationAnswer.Refused && isReleaseExplained(payment, approval);
    }

    private boolean isReleaseExplained(Payment payment, Approval approval) {
        if (!(find(payment, approval) instanceof InquiryAnswer.Found found)) {
            return false;
        }
        if (found.released()) {
            return driver.changeIfSameState(payment, voiding -> voiding.voided(clock.instant()));
        }
        return Resolver.isTaken(found)
                && driver.changeIfSameState(payment, voiding -> voiding.capturedAfterAll(clock.instant()));
    }

    private boolean refund(Payment payment, Refunding refunding) {
        if (isRepeatable(refunding.since())) {
            return refundAsked(payment, refunding);
        }
        return gateway.terms().findsRefunds()
                ? refundFound(payment, refunding)
                : refunding.late() && isFullyRefunded(payment, refunding);
    }

    /** Within the key's window a repetition is answered as the first request was, so that a refusal is believed. */
    private boolean refundAsked(Payment payment, Refunding refunding) {
        OperationAnswer answer = gateway.refund(new RefundRequest(
                payment.reference(),
                refunding.captured().approval().gateway(),
                payment.refundKey().orElseThrow(),
                refunding.refund().amount()));
        if (answer instanceof OperationAnswer.Done) {
            return driver.changeIfSameState(payment, found -> found.refunded(clock.instant()));
        }
        boolean inTime =
                isRepeatable(refunding.since()); // the caller may have been held up before the request went out
        return answer instanceof OperationAnswer.Refused && inTime && isRefusalBelieved(payment, refunding);
    }

    /**
     * After the window the gateway may have forgotten the key, so nothing is sent: the refund is looked for by its key. Sums of refunds
     * say nothing, because the merchant may refund at the gateway's dashboard. What is surely not there is begun anew, with the
     * same key: then a first request that arrives later than ever is still the same refund.
     */
    private boolean refundFound(Payment payment, Refunding refunding) {
        RefundInquiryAnswer answer = gateway.findRefund(new RefundInquiry(
                payment.reference(),
                refunding.captured().approval().gateway(),
                payment.refundKey().orElseThrow(),
                refunding.refund().amount(),
                refunding.since()));
        if (answer instanceof RefundInquiryAnswer.Found found) {
            return switch (found.status()) {
                case DONE -> driver.changeIfSameState(payment, done -> done.refunded(clock.instant()));
                case REFUSED -> isRefusalBelieved(payment, refunding);
                case PENDING -> false;
            };
        }
        return answer instanceof RefundInquiryAnswer.NotFound
                && isSettled(refunding.since())
                && driver.changeIfSameState(payment, none -> none.refundingAnew(clock.instant()));
    }

    private boolean isRefusalBelieved(Payment payment, Refunding refunding) {
        return refunding.late() ? isFullyRefunded(payment, refunding) : isRefusalKept(payment, refunding.refund());
    }

    /**
     * A charge that came too late is owed back in full, so that it is settled once all of it is refunded, whoever refunded it (R4). Until
     * then its refund stays due, and an operator sees it.
     */
    private boolean isFullyRefunded(Payment payment, Refunding refunding) {
        return find(payment, refunding.captured().approval()) instanceof InquiryAnswer.Found found
                && Resolver.isReversed(found)
                && driver.changeIfSameState(payment, done -> done.refunded(clock.instant()));
    }

    /** With the command in the same save: given again, it is refused again, whatever the gateway would say by then (R22). */
    private boolean isRefusalKept(Payment refunding, Refund refund) {
        return all.change(refunding.key(), entry -> {
            boolean still = entry.filter(found -> found.value().state().equals(refunding.state()))
                    .isPresent();
            Payment after = refunding.refundRefused();
            return still && !after.equals(refunding)
                    ? Decision.<Payment, Boolean>save(after, true)
                            .remembering(Receipt.free(refund.command(), REFUSED, contents(refund)))
                    : Decision.keep(false);
        });
    }

    /** Returns what a receipt keeps of a refund: its amount. */
    static String contents(Refund refund) {
        return refund.amount().toString();
    }

    private boolean isRepeatable(Instant since) {
        return !clock.instant().isAfter(gateway.terms().repeatableUntil(since));
    }

    private boolean isSettled(Instant since) {
        return !clock.instant().isBefore(gateway.terms().settledFrom(since));
    }

    private InquiryAnswer find(Payment payment, Approval approval) {
        return resolver.find(asked(payment), Optional.of(approval.gateway()), Map.of());
    }

    private boolean lookAgain(Payment payment) {
        return payment.isForgotten()
                && driver.changeByLook(
                        payment,
                        resolver.lookAgain(asked(payment)),
                        (found, late) -> found.foundAfterAll(late, clock.instant()),
                        found -> found.afterAnotherLook(clock.instant()));
    }

    private Resolver.Asked asked(Payment payment) {
        Instant giveUpAt = gateway.terms().settledFrom(payment.requestedAt());
        return new Resolver.Asked(
                payment.reference(), payment.amount(), payment.requestedAt(), giveUpAt, payment.instrument()::masked);
    }
}
