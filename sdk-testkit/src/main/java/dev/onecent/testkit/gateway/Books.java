package dev.onecent.testkit.gateway;

import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationAnswer.Approved;
import dev.onecent.gateway.AuthorizationAnswer.Challenged;
import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.CaptureRequest;
import dev.onecent.gateway.Challenge;
import dev.onecent.gateway.ClientAction;
import dev.onecent.gateway.ClientContext;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.gateway.GatewayReference;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.NetworkTransactionId;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.RefundInquiry;
import dev.onecent.gateway.RefundInquiryAnswer;
import dev.onecent.gateway.RefundRequest;
import dev.onecent.money.Money;
import dev.onecent.testkit.gateway.LedgerEntry.Movement;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The simulated gateway's books: authorizations by reference, answers by key, and the ledger. */
final class Books {
    private static final Duration CHALLENGE = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final GatewayTerms terms;
    private final Map<MerchantReference, SimulatedAuthorization> authorizations = new LinkedHashMap<>();
    private final Map<MerchantReference, CaptureMode> captureLater = new HashMap<>();
    private final Map<String, Answered> answers = new HashMap<>();
    private final Map<String, SimulatedRefund> refunds = new HashMap<>();
    private final List<LedgerEntry> ledger = new ArrayList<>();

    Books(InstantSource clock, GatewayTerms terms) {
        this.clock = clock;
        this.terms = terms;
    }

    Ledger ledger() {
        dropWhatLapsed();
        return new Ledger(ledger);
    }

    Approved approval(AuthorizationRequest request) {
        return approval(request.reference(), request.amount(), request.capture());
    }

    Challenged challenge(MerchantReference reference, ClientContext client) {
        URI address = URI.create("https://issuer.example/challenge/" + reference + "?return=" + client.returnAddress());
        return new Challenged(
                gatewayReference(reference),
                new Challenge(
                        new ClientAction.Redirect(address), clock.instant().plus(CHALLENGE)));
    }

    AuthorizationAnswer authorize(
            MerchantReference reference, Money amount, CaptureMode capture, AuthorizationAnswer verdict) {
        SimulatedAuthorization known = authorizations.get(reference);
        if (known != null) {
            return known.answer();
        }
        captureLater.put(reference, capture);
        SimulatedAuthorization made = SimulatedAuthorization.of(reference, amount, clock.instant(), verdict);
        keep(verdict instanceof Approved approved ? made.approved(approved) : made);
        if (verdict instanceof Approved approved) {
            noteApproval(reference, approved);
        }
        return verdict;
    }

    void completeChallenge(MerchantReference reference, boolean passed) {
        SimulatedAuthorization known =
                known(reference).orElseThrow(() -> new IllegalArgumentException("nothing is known under " + reference));
        if (!known.isChallengedUntilAfter(clock.instant())) {
            return;
        }
        if (!passed) {
            keep(known.declined(DeclineReason.AUTHENTICATION_FAILED));
            return;
        }
        Approved approved =
                approval(reference, known.amount(), captureLater.getOrDefault(reference, CaptureMode.LATER));
        keep(known.approved(approved));
        noteApproval(reference, approved);
    }

    OperationAnswer capture(CaptureRequest request) {
        return once(request.key(), () -> {
            Optional<SimulatedAuthorization> held = known(request.reference()).filter(SimulatedAuthorization::held);
            if (held.isEmpty() || !held.get().amount().equals(request.amount())) {
                return new OperationAnswer.Refused("nothing of that amount is frozen");
            }
            keep(held.get().captured());
            note(request.reference(), Movement.TAKEN, request.amount());
            return new OperationAnswer.Done();
        });
    }

    OperationAnswer release(MerchantReference reference) {
        Optional<SimulatedAuthorization> known = known(reference);
        if (known.filter(SimulatedAuthorization::isCaptured).isPresent()) {
            return new OperationAnswer.Refused("captured");
        }
        known.filter(SimulatedAuthorization::held).ifPresent(held -> giveBack(held, Movement.RELEASED));
        known.filter(challenged -> challenged.answer() instanceof Challenged)
                .ifPresent(challenged -> keep(challenged.declined(DeclineReason.AUTHENTICATION_FAILED)));
        return new OperationAnswer.Done();
    }

    OperationAnswer refund(RefundRequest request) {
        return once(request.key(), () -> {
            boolean done = isRefunded(request.reference(), request.amount(), Optional.of(request.key()));
            refunds.merge(
                    request.key(),
                    new SimulatedRefund(request.reference(), request.amount(), done, clock.instant()),
                    SimulatedRefund::and);
            return done ? new OperationAnswer.Done() : new OperationAnswer.Refused("more than is left");
        });
    }

    void refundAtDashboard(MerchantReference reference, Money amount) {
        if (!isRefunded(reference, amount, Optional.empty())) {
            throw new IllegalArgumentException("less than " + amount + " is left of " + reference);
        }
    }

    private boolean isRefunded(MerchantReference reference, Money amount, Optional<String> key) {
        Optional<SimulatedAuthorization> taken = known(reference).filter(known -> known.canRefund(amount));
        taken.ifPresent(known -> {
            keep(known.refunded(amount));
            ledger.add(new LedgerEntry(clock.instant(), reference, Movement.REFUNDED, amount, key));
        });
        return taken.isPresent();
    }

    /** A key that was used again after its window stands for the request that was carried out. */
    RefundInquiryAnswer findRefund(RefundInquiry inquiry) {
        return Optional.ofNullable(refunds.get(inquiry.key()))
                .filter(known -> known.reference().equals(inquiry.reference()))
                .filter(known -> !clock.instant().isBefore(known.at().plus(terms.visibilityLag())))
                .<RefundInquiryAnswer>map(known -> new RefundInquiryAnswer.Found(
                        known.done() ? RefundInquiryAnswer.Status.DONE : RefundInquiryAnswer.Status.REFUSED,
                        known.amount()))
                .orElseGet(RefundInquiryAnswer.NotFound::new);
    }

    InquiryAnswer find(MerchantReference reference) {
        return known(reference)
                .filter(known -> !clock.instant().isBefore(known.at().plus(terms.visibilityLag())))
                .<InquiryAnswer>map(SimulatedAuthorization::found)
                .orElseGet(InquiryAnswer.NotFound::new);
    }

    private Optional<SimulatedAuthorization> known(MerchantReference reference) {
        dropWhatLapsed();
        return Optional.ofNullable(authorizations.get(reference)).map(this::afterItsDeadline);
    }

    private SimulatedAuthorization afterItsDeadline(SimulatedAuthorization known) {
        boolean missed = known.answer() instanceof Challenged && !known.isChallengedUntilAfter(clock.instant());
        return missed ? keep(known.declined(DeclineReason.AUTHENTICATION_FAILED)) : known;
    }

    private void dropWhatLapsed() {
        Instant oldest = clock.instant().minus(terms.holdLife());
        List.copyOf(authorizations.values()).stream()
                .filter(held -> held.held() && held.at().isBefore(oldest))
                .forEach(held -> giveBack(held, Movement.LAPSED));
    }

    private void giveBack(SimulatedAuthorization held, Movement movement) {
        keep(held.reversed());
        note(held.reference(), movement, held.amount());
    }

    private void noteApproval(MerchantReference reference, Approved approved) {
        if (!approved.amount().isZero()) {
            note(reference, Movement.FROZEN, approved.amount());
        }
        if (approved.captured()) {
            note(reference, Movement.TAKEN, approved.amount());
        }
    }

    private SimulatedAuthorization keep(SimulatedAuthorization authorization) {
        authorizations.put(authorization.reference(), authorization);
        return authorization;
    }

    private void note(MerchantReference reference, Movement movement, Money amount) {
        ledger.add(new LedgerEntry(clock.instant(), reference, movement, amount));
    }

    /** A repeated key repeats its answer, as long as the gateway remembers keys. */
    private OperationAnswer once(String key, Supplier<OperationAnswer> effect) {
        Answered before = answers.get(key);
        Instant forgotten = clock.instant().minus(terms.idempotencyWindow());
        if (before != null && before.at().isAfter(forgotten)) {
            return before.answer();
        }
        OperationAnswer answer = effect.get();
        answers.put(key, new Answered(answer, clock.instant()));
        return answer;
    }

    private static Approved approval(MerchantReference reference, Money amount, CaptureMode capture) {
        return new Approved(
                gatewayReference(reference),
                amount,
                capture == CaptureMode.AT_ONCE,
                Optional.of(NetworkTransactionId.of("ntx-" + reference)));
    }

    private static GatewayReference gatewayReference(MerchantReference reference) {
        return GatewayReference.of("sim-" + reference);
    }

    /** A refund that was asked for under a key. */
    private record SimulatedRefund(MerchantReference reference, Money amount, boolean done, Instant at) {
        SimulatedRefund and(SimulatedRefund later) {
            return done ? this : later;
        }
    }

    private record Answered(OperationAnswer answer, Instant at) {}
}
