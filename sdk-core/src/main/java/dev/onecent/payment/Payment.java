package dev.onecent.payment;

import dev.onecent.gateway.Authorization;
import dev.onecent.gateway.Authorization.Approval;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.CredentialUse;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.RefundInquiryAnswer;
import dev.onecent.gateway.RefundInquiryAnswer.Status;
import dev.onecent.money.Money;
import dev.onecent.payment.PaymentState.Authorized;
import dev.onecent.payment.PaymentState.Authorizing;
import dev.onecent.payment.PaymentState.Captured;
import dev.onecent.payment.PaymentState.Capturing;
import dev.onecent.payment.PaymentState.Declined;
import dev.onecent.payment.PaymentState.Lapsed;
import dev.onecent.payment.PaymentState.NotCharged;
import dev.onecent.payment.PaymentState.Refunded;
import dev.onecent.payment.PaymentState.Refunding;
import dev.onecent.payment.PaymentState.SettledByHand;
import dev.onecent.payment.PaymentState.Voided;
import dev.onecent.payment.PaymentState.Voiding;
import dev.onecent.store.Aggregate;
import dev.onecent.store.CardId;
import dev.onecent.store.CommandId;
import dev.onecent.store.Key;
import dev.onecent.store.PayeeId;
import dev.onecent.store.ShopperId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A charge of a checkout. Of the card it keeps brand and last four, nothing more (R8); what a refund needs is the
 * reference.
 *
 * @param payee to whom the money goes
 * @param instrument with what it is paid
 * @param capture when an approved amount is taken
 * @param use initiator and purpose as told to the network
 * @param reference our name of it at the gateway, made before the call
 */
public record Payment(
        ShopperId owner,
        PaymentId id,
        PayeeId payee,
        Money amount,
        PaymentInstrument instrument,
        CaptureMode capture,
        CredentialUse use,
        MerchantReference reference,
        Instant requestedAt,
        PaymentState state)
        implements Aggregate {
    /** Names the refund of a charge that came too late (R4); what marks it is the state, so a host may use the name too. */
    private static final CommandId LATE = CommandId.of("late");

    private static final Duration SOONEST_LOOK = Duration.ofDays(1);
    private static final Duration LATEST_LOOK = Duration.ofDays(30);

    public Payment {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(payee, "payee");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(capture, "capture");
        Objects.requireNonNull(use, "use");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(requestedAt, "requestedAt");
        Objects.requireNonNull(state, "state");
    }

    /** The intent, to be saved before the gateway is called (R17). */
    public static Payment requested(ShopperId owner, ChargeRequest request, Instant now, GatewayTerms terms) {
        Objects.requireNonNull(terms, "terms");
        return new Payment(
                owner,
                request.id(),
                request.payee(),
                request.amount(),
                request.instrument(),
                request.capture(),
                request.use(),
                request.reference(),
                now,
                new Authorizing(new Authorization.Requested(terms.visibleFrom(now))));
    }

    /**
     * Returns our name at the gateway of the charge with that id, made from the checkout's life and the attempt's number and
     * from nothing else: every process that carries out the intent uses the same, under a pseudonym too (R4).
     */
    public static MerchantReference reference(PaymentId id) {
        Objects.requireNonNull(id, "id");
        return MerchantReference.of("payment", id.life().value(), Integer.toString(id.attempt()));
    }

    /** Returns the key under which the payment is kept. */
    public Key key() {
        return id.of(owner);
    }

    @Override
    public Optional<Instant> due() {
        return state.due();
    }

    /** Never by itself: a payment goes with its checkout. */
    @Override
    public Optional<Instant> endedAt() {
        return Optional.empty();
    }

    /** Returns whether no money was taken or refunded by it, and nothing is held or looked for any more. */
    public boolean isUncharged() {
        boolean uncharged = state instanceof Declined || state instanceof NotCharged || state instanceof Voided;
        return uncharged && state.due().isEmpty();
    }

    /**
     * Returns whether the checkout counts as paid by it (R3): authorized, and captured where that is wanted at once.
     */
    public boolean pays() {
        return state.charged() && !(capture == CaptureMode.AT_ONCE && state instanceof Capturing);
    }

    /**
     * Returns whether the checkout was paid by it, refunded or lapsed since or not: what statistics count. An amount that is still to be taken for a
     * checkout that waits for that does not count yet.
     */
    public boolean counts() {
        return pays() || isRefundedByCommand() || state instanceof Lapsed;
    }

    /** Returns whether the issuer set it aside or it was taken, refunded since or not. */
    public boolean isCharged() {
        return state.charged() || isRefundedByCommand();
    }

    /** Refunded by a command, not because the charge came too late. */
    private boolean isRefundedByCommand() {
        if (state instanceof Refunding refunding) {
            return !refunding.refund().command().equals(LATE);
        }
        return state instanceof Refunded
                && state.refunds().stream().noneMatch(refund -> refund.command().equals(LATE));
    }

    /**
     * Returns whether what it holds, or took too late, is on its way back, and the gateway has not acknowledged that
     * yet.
     */
    public boolean isBeingReversed() {
        return state instanceof Voiding || (state instanceof Refunding refunding && refunding.late());
    }

    /** Returns whether its outcome for the checkout is still open. */
    public boolean isOpen() {
        boolean wanted =
                state instanceof Authorizing asked && asked.authorization().wanted();
        return wanted || (state instanceof Capturing && !pays());
    }

    /** Returns whether it ended without a charge, so that one that is found now must be voided or refunded (R4). */
    public boolean isForgotten() {
        boolean notTaken = state instanceof SettledByHand settled
                && !settled.taken()
                && settled.refunds().isEmpty();
        return state instanceof NotCharged || state instanceof Declined || notTaken;
    }

    /**
     * Returns the payment after the gateway's answer, however late or often.
     *
     * @param terms say from when on nobody waits for an approval any more, nor for the shopper, and for how long it is held
     */
    public Payment answered(AuthorizationAnswer answer, GatewayTerms terms, Instant now) {
        Objects.requireNonNull(terms, "terms");
        if (state instanceof Authorizing asked) {
            Instant giveUpAt = terms.settledFrom(requestedAt);
            return resolved(asked.authorization().answered(answer, giveUpAt, now), terms, now);
        }
        return answer instanceof AuthorizationAnswer.Approved approved
                ? foundAfterAll(Approval.of(approved, now), now)
                : this;
    }

    /** Returns the payment with what is known now about the authorization. */
    public Payment resolved(Authorization known, GatewayTerms terms, Instant now) {
        Objects.requireNonNull(terms, "terms");
        if (!(state instanceof Authorizing asked)) {
            return this;
        }
        if (known instanceof Approval approval) {
            return with(asked.authorization().wanted() ? approved(approval, terms, now) : reversed(approval, now));
        }
        return with(unapproved(known));
    }

    /**
     * Returns the payment once an authorization that was believed absent is found: voided if authorized, refunded if
     * captured (R4).
     */
    public Payment foundAfterAll(Approval approval, Instant now) {
        Objects.requireNonNull(approval, "approval");
        Objects.requireNonNull(now, "now");
        return isForgotten() ? with(reversed(approval, now)) : this;
    }

    /** Returns the payment after another inquiry that found nothing. */
    public Payment afterAnotherLook(Instant now) {
        Objects.requireNonNull(now, "now");
        return state instanceof NotCharged none
                ? with(new NotCharged(none.absent().afterAnotherLook(now)))
                : this;
    }

    /** Returns the payment as given up: an approval that still arrives is voided or refunded (R4). */
    public Payment givenUp(Instant now) {
        Objects.requireNonNull(now, "now");
        return state instanceof Authorizing asked
                ? with(new Authorizing(asked.authorization().withdrawn(now)))
                : this;
    }

    /** Returns the card on file with which it waits for the shopper to pass a challenge; empty if it does not wait so. */
    public Optional<CardId> waitingCard() {
        boolean waits = state instanceof Authorizing asked && asked.authorization() instanceof Authorization.Challenged;
        return waits ? instrument.cardOnFile() : Optional.empty();
    }

    /** Gives it up if it waits for a challenge with a card on file that has been removed (R10). */
    public Payment withoutItsCard(Instant now) {
        Objects.requireNonNull(now, "now");
        return waitingCard().isPresent() ? givenUp(now) : this;
    }

    /** The capture begins, saved before the call. */
    public Payment capturing(Instant now) {
        Objects.requireNonNull(now, "now");
        return state instanceof Authorized authorized ? with(new Capturing(authorized.approval(), now)) : this;
    }

    /** The gateway says that the capture never took effect: it is begun anew, saved before the call. */
    public Payment capturingAnew(Instant now) {
        Objects.requireNonNull(now, "now");
        return state instanceof Capturing capturing ? with(new Capturing(capturing.approval(), now)) : this;
    }

    /** Returns the payment after the gateway acknowledged the capture. */
    public Payment captured() {
        return state instanceof Capturing capturing ? with(new Captured(capturing.approval(), List.of())) : this;
    }

    /** Returns the approval that waits for a capture, or lapsed before one: what the gateway is asked about (R16). */
    public Optional<Approval> uncaptured() {
        if (state instanceof Authorized authorized) {
            return Optional.of(authorized.approval());
        }
        return state instanceof Lapsed lapsed ? Optional.of(lapsed.approval()) : Optional.empty();
    }

    /** The gateway has taken the amount though we asked for no capture: at its dashboard, for example. */
    public Payment capturedAtGateway() {
        return uncaptured()
                .map(approval -> with(new Captured(approval, List.of())))
                .orElse(this);
    }

    /** The gateway still holds the amount: it is asked again after a day, later after at most a month. */
    public Payment stillHeld(GatewayTerms terms, Instant now) {
        Objects.requireNonNull(terms, "terms");
        if (!(state instanceof Authorized authorized) || now.isBefore(authorized.askAt())) {
            return this;
        }
        Duration over = Duration.between(terms.lapsesFrom(requestedAt), now);
        Duration atLeast = over.compareTo(SOONEST_LOOK) < 0 ? SOONEST_LOOK : over;
        Duration wait = atLeast.compareTo(LATEST_LOOK) > 0 ? LATEST_LOOK : atLeast;
        return with(new Authorized(authorized.approval(), now.plus(wait)));
    }

    /** The gateway holds nothing any more of what was to be captured later. */
    public Payment lapsed(Instant now) {
        Objects.requireNonNull(now, "now");
        if (state instanceof Authorized authorized) {
            return with(new Lapsed(authorized.approval(), now));
        }
        return state instanceof Capturing capturing && capture == CaptureMode.LATER
                ? with(new Lapsed(capturing.approval(), now))
                : this;
    }

    /** The void begins, saved before the call; also after a capture that the gateway refuses. */
    public Payment voiding(Instant now) {
        Objects.requireNonNull(now, "now");
        if (state instanceof Capturing capturing) {
            return with(new Voiding(capturing.approval(), now));
        }
        return state instanceof Authorized authorized ? with(new Voiding(authorized.approval(), now)) : this;
    }

    /** Returns the payment after the gateway acknowledged the void. */
    public Payment voided(Instant now) {
        Objects.requireNonNull(now, "now");
        return state instanceof Voiding voiding ? with(new Voided(voiding.approval(), now)) : this;
    }

    /** A void came too late, the amount had been taken: it is refunded instead. */
    public Payment capturedAfterAll(Instant now) {
        Objects.requireNonNull(now, "now");
        return state instanceof Voiding voiding ? with(refundOfAll(voiding.approval(), now)) : this;
    }

    /** Returns whether that refund was carried out: by that command, and of that amount (R22). */
    public boolean isRefundedBy(Refund refund) {
        Objects.requireNonNull(refund, "refund");
        return state.refunds().contains(refund);
    }

    /** Returns whether the command of a refund began another one, of another amount (R22). All refunds are kept, however many. */
    public boolean isRefundReused(Refund refund) {
        Objects.requireNonNull(refund, "refund");
        return findBegunRefund(refund.command())
                .filter(first -> !first.equals(refund))
                .isPresent();
    }

    private Optional<Refund> findBegunRefund(CommandId command) {
        Optional<Refund> running =
                state instanceof Refunding refunding ? Optional.of(refunding.refund()) : Optional.empty();
        return findRefund(command)
                .or(() -> running.filter(refund -> refund.command().equals(command)));
    }

    /** Returns how far the refund of that command has got, if it began one that was not refused. */
    public Optional<RefundInquiryAnswer> refundStatus(CommandId command) {
        Objects.requireNonNull(command, "command");
        boolean done = findRefund(command).isPresent();
        return findBegunRefund(command)
                .map(refund -> new RefundInquiryAnswer.Found(done ? Status.DONE : Status.PENDING, refund.amount()));
    }

    private Optional<Refund> findRefund(CommandId command) {
        return state.refunds().stream()
                .filter(refund -> refund.command().equals(command))
                .findFirst();
    }

    /**
     * Returns the key with which the refund that is under way was sent: by it an operator finds it at the gateway's dashboard (R16).
     * One for each command of the merchant's, and one of its own for a charge that came too late.
     */
    public Optional<String> refundKey() {
        String key = reference + ".refund";
        return state instanceof Refunding refunding
                ? Optional.of(
                        refunding.late() ? key : key + "." + refunding.refund().command())
                : Optional.empty();
    }

    /** A refund begins, saved before the call; not of more than is left, and not of a command that was carried out (R22). */
    public Payment refunding(Refund refund, Instant now) {
        Objects.requireNonNull(refund, "refund");
        Objects.requireNonNull(now, "now");
        boolean begins = state instanceof Captured captured
                && findBegunRefund(refund.command()).isEmpty()
                && refund.amount().compareTo(captured.left()) <= 0;
        return begins ? with(new Refunding((Captured) state, refund, false, now)) : this;
    }

    /** The gateway says that the refund never took effect: it is begun anew, saved before the call. */
    public Payment refundingAnew(Instant now) {
        Objects.requireNonNull(now, "now");
        return state instanceof Refunding refunding
                ? with(new Refunding(refunding.captured(), refunding.refund(), refunding.late(), now))
                : this;
    }

    /** Returns the payment after the gateway acknowledged the refund. */
    public Payment refunded(Instant now) {
        Objects.requireNonNull(now, "now");
        if (!(state instanceof Refunding refunding)) {
            return this;
        }
        List<Refund> refunds = new ArrayList<>(refunding.captured().refunds());
        refunds.add(refunding.refund());
        Captured rest = new Captured(refunding.captured().approval(), refunds);
        return with(rest.left().isZero() ? new Refunded(rest.approval(), refunds, refunding.late(), now) : rest);
    }

    /** The gateway refuses the refund; one of a charge that came too late is not let go. */
    public Payment refundRefused() {
        return state instanceof Refunding refunding && !refunding.late() ? with(refunding.captured()) : this;
    }

    /** Returns the payment as settled by an operator, with evidence, where the gateway does not tell. */
    public Payment settledByHand(boolean taken, String evidence, String operator, Instant now) {
        Objects.requireNonNull(now, "now");
        return isUnclearAt(now) ? with(new SettledByHand(taken, evidence, operator, now, state.refunds())) : this;
    }

    /** Returns whether an operator may have to settle it; the gateway tells of a hold that is not over yet. */
    private boolean isUnclearAt(Instant now) {
        return state instanceof Authorized authorized
                ? !now.isBefore(authorized.askAt())
                : state.due().isPresent();
    }

    /** Returns whether that operator settled the payment by hand. */
    public boolean isSettledBy(String operator) {
        Objects.requireNonNull(operator, "operator");
        return state instanceof SettledByHand settled && settled.operator().equals(operator);
    }

    /** Returns the payment under another owner, an erased shopper's pseudonym; its reference at the gateway stays. */
    public Payment withOwner(ShopperId other) {
        return new Payment(other, id, payee, amount, instrument, capture, use, reference, requestedAt, state);
    }

    private PaymentState approved(Approval approval, GatewayTerms terms, Instant now) {
        if (approval.captured()) {
            return new Captured(approval, List.of());
        }
        return capture == CaptureMode.AT_ONCE
                ? new Capturing(approval, now)
                : new Authorized(approval, terms.lapsesFrom(requestedAt));
    }

    private static PaymentState reversed(Approval approval, Instant now) {
        return approval.captured() ? refundOfAll(approval, now) : new Voiding(approval, now);
    }

    private static PaymentState refundOfAll(Approval approval, Instant now) {
        return new Refunding(new Captured(approval, List.of()), new Refund(LATE, approval.amount()), true, now);
    }

    private static PaymentState unapproved(Authorization known) {
        if (known instanceof Authorization.Open open) {
            return new Authorizing(open);
        }
        return known instanceof Authorization.Refusal refusal
                ? new Declined(refusal)
                : new NotCharged((Authorization.Absent) known);
    }

    private Payment with(PaymentState next) {
        return new Payment(owner, id, payee, amount, instrument, capture, use, reference, requestedAt, next);
    }
}
