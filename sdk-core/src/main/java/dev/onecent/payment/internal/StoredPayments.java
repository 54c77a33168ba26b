package dev.onecent.payment.internal;

import dev.onecent.audit.Action;
import dev.onecent.audit.Caller;
import dev.onecent.audit.Outcome;
import dev.onecent.audit.internal.Audit;
import dev.onecent.audit.internal.AuditedCommand;
import dev.onecent.audit.internal.Environment;
import dev.onecent.audit.internal.Evidence;
import dev.onecent.gateway.Authorization;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationAnswer.Declined;
import dev.onecent.gateway.ClientContext;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.gateway.RefundInquiryAnswer;
import dev.onecent.gateway.Unknown;
import dev.onecent.gateway.internal.IntentDriver;
import dev.onecent.gateway.internal.IntentDriver.Begun;
import dev.onecent.money.Money;
import dev.onecent.payment.ChargeRequest;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentCursor;
import dev.onecent.payment.PaymentId;
import dev.onecent.payment.PaymentPage;
import dev.onecent.payment.PaymentPeriod;
import dev.onecent.payment.PaymentResult;
import dev.onecent.payment.PaymentState;
import dev.onecent.payment.PaymentState.Captured;
import dev.onecent.payment.PaymentState.Capturing;
import dev.onecent.payment.PaymentState.Lapsed;
import dev.onecent.payment.PaymentState.Refunded;
import dev.onecent.payment.PaymentState.Refunding;
import dev.onecent.payment.PaymentState.SettledByHand;
import dev.onecent.payment.PaymentState.Voided;
import dev.onecent.payment.PaymentState.Voiding;
import dev.onecent.payment.PaymentStatistics;
import dev.onecent.payment.PaymentStore;
import dev.onecent.payment.Payments;
import dev.onecent.payment.Refund;
import dev.onecent.store.CardId;
import dev.onecent.store.CommandId;
import dev.onecent.store.Entry;
import dev.onecent.store.EntryUnreadableException;
import dev.onecent.store.Key;
import dev.onecent.store.OwnedPage;
import dev.onecent.store.Receipt;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import dev.onecent.store.internal.Failures;
import dev.onecent.store.internal.PageSize;
import dev.onecent.store.internal.UnreadableEntries;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

public final class StoredPayments implements Payments {
    private static final int STEPS = 8;

    private final PaymentStore store;
    private final Aggregates<Payment> all;
    private final IntentDriver<Payment> driver;
    private final PaymentHistory history;
    private final GatewayRoutes routes;
    private final InstantSource clock;
    private final Audit audit;
    private final PaymentOutcomes outcomes;

    /** @param outcomes knows the checkouts that wait for a payment, and the cards on file */
    public StoredPayments(
            PaymentStore store,
            Aggregates<Payment> all,
            GatewayRoutes routes,
            Environment environment,
            PaymentOutcomes outcomes) {
        this.store = store;
        this.all = all;
        this.routes = routes;
        this.clock = environment.clock();
        this.audit = environment.audit();
        this.outcomes = outcomes;
        this.driver = new IntentDriver<>(all, clock, Payment::key, Payment::state, PaymentEvents::between, STEPS);
        this.history = new PaymentHistory(store);
    }

    @Override
    public Optional<Payment> find(ShopperId owner, PaymentId id) {
        Objects.requireNonNull(id, "id");
        return all.find(id.of(owner));
    }

    @Override
    public Optional<Payment> find(TenantId tenant, MerchantReference reference) {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(reference, "reference");
        return store.findByReference(tenant, reference).flatMap(all::find);
    }

    /** Finds the key of the payment that a reference names, which may have been forgotten meanwhile. */
    public Optional<Key> findKey(TenantId tenant, MerchantReference reference) {
        return store.findByReference(tenant, reference);
    }

    @Override
    public OwnedPage<Payment> of(ShopperId owner, String afterId, int limit) {
        return UnreadableEntries.page(store, owner, afterId, limit);
    }

    @Override
    public PaymentPage history(ShopperId owner, Optional<PaymentCursor> before, int limit) {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(before, "before");
        return history.page(owner, before, PageSize.of(limit));
    }

    @Override
    public PaymentStatistics statistics(ShopperId owner, PaymentPeriod period) {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(period, "period");
        return history.statistics(owner, period);
    }

    @Override
    public PaymentResult capture(ShopperId owner, PaymentId id) {
        Objects.requireNonNull(id, "id");
        return capture(owner, id, Caller.host());
    }

    @Override
    public PaymentResult capture(ShopperId owner, PaymentId id, Caller by) {
        Objects.requireNonNull(id, "id");
        return operate(
                command(owner, by, Action.CAPTURE, id),
                id.of(owner),
                before -> before.capturing(clock.instant()),
                after -> after.state() instanceof Capturing,
                after -> after.state() instanceof Captured);
    }

    @Override
    public PaymentResult voidPayment(ShopperId owner, PaymentId id) {
        Objects.requireNonNull(id, "id");
        return voidPayment(owner, id, Caller.host());
    }

    @Override
    public PaymentResult voidPayment(ShopperId owner, PaymentId id, Caller by) {
        Objects.requireNonNull(id, "id");
        return operate(
                command(owner, by, Action.VOID, id),
                id.of(owner),
                before -> before.voiding(clock.instant()),
                after -> after.state() instanceof Voiding,
                after -> after.state() instanceof Voided);
    }

    @Override
    public PaymentResult refund(ShopperId owner, PaymentId id, CommandId command, Money amount) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(amount, "amount");
        return refund(owner, id, command, amount, Caller.host());
    }

    @Override
    public PaymentResult refund(ShopperId owner, PaymentId id, CommandId command, Money amount, Caller by) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(amount, "amount");
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("amount of a refund must be positive");
        }
        Refund refund = new Refund(command, amount);
        return audit.recorded(
                command(owner, by, Action.REFUND, id), () -> refund(id.of(owner), refund), PaymentResult::outcome);
    }

    private PaymentResult refund(Key key, Refund refund) {
        PaymentResult result = operate(
                key,
                () -> beginRefund(key, refund),
                after -> isRefunding(after, refund),
                after -> after.isRefundedBy(refund));
        return result instanceof PaymentResult.NotAllowed not ? notBegun(key, refund, not) : result;
    }

    /** Returns why a refund was not begun: by what its command did before, or for another reason. */
    private PaymentResult notBegun(Key key, Refund refund, PaymentResult.NotAllowed not) {
        if (not.payment().isRefundReused(refund)) {
            return new PaymentResult.CommandReused(not.payment());
        }
        return all.entry(key)
                .flatMap(entry -> entry.receiptOf(refund.command()))
                .<PaymentResult>map(refused -> refused.isOf(PaymentProgress.contents(refund))
                        ? new PaymentResult.Refused(not.payment())
                        : new PaymentResult.CommandReused(not.payment()))
                .orElse(not);
    }

    private Optional<Payment> beginRefund(Key key, Refund refund) {
        return all.change(
                key,
                entry -> entry.filter(found -> found.receiptOf(refund.command()).isEmpty())
                        .map(found -> driver.decide(found, payment -> payment.refunding(refund, clock.instant())))
                        .orElseGet(() -> Decision.keep(entry.map(Entry::value))));
    }

    /** Returns the outcome of a command's refund; empty if the payment is not there, because it moves to another owner. */
    public Optional<RefundInquiryAnswer> findRefund(Key key, Refund asked) {
        return all.entry(key)
                .map(entry -> entry.value()
                        .refundStatus(asked.command())
                        .or(() -> entry.receiptOf(asked.command()).map(refused -> refusedRefund(refused, asked)))
                        .orElseGet(RefundInquiryAnswer.NotFound::new));
    }

    private static RefundInquiryAnswer refusedRefund(Receipt refused, Refund asked) {
        return refused.isOf(PaymentProgress.contents(asked))
                ? new RefundInquiryAnswer.Found(RefundInquiryAnswer.Status.REFUSED, asked.amount())
                : new Unknown("the command was given for another refund");
    }

    @Override
    public Optional<Payment> settleByHand(
            ShopperId owner, PaymentId id, boolean taken, String evidence, String operator) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(operator, "operator");
        Evidence.require(evidence, "evidence");
        return audit.recorded(
                command(owner, Caller.operator(operator), Action.SETTLE_BY_HAND, id),
                () -> settledByHand(id.of(owner), taken, evidence, operator),
                after -> after.map(payment -> outcome(payment, taken, evidence, operator))
                        .orElse(Outcome.DENIED));
    }

    /** A settlement that contradicts an earlier one, or comes too late, changes nothing: that is no {@code DONE}. */
    private static Outcome outcome(Payment after, boolean taken, String evidence, String operator) {
        boolean said = after.isSettledBy(operator)
                && after.state() instanceof SettledByHand word
                && word.says(taken, evidence);
        return said ? Outcome.DONE : Outcome.REFUSED;
    }

    /**
     * Charges, once for each id: called again it returns the first one's state, because the caller that saved the intent makes
     * the call (R4).
     *
     * @param wanted asked after the intent was saved and before the call; if the checkout was deleted meanwhile nothing is
     *     charged, and the intent is taken back
     */
    public Payment charge(
            ShopperId owner,
            ChargeRequest request,
            PresentedCard presented,
            Optional<ClientContext> client,
            BooleanSupplier wanted) {
        Instant now = clock.instant();
        PaymentGateway gateway = routes.of(request.instrument());
        Payment intent = Payment.requested(owner, request, now, gateway.terms());
        Begun begun = driver.begin(intent, wanted);
        if (begun == Begun.TAKEN_BACK) {
            return intent.resolved(new Authorization.Absent(now, Optional.empty()), gateway.terms(), now);
        }
        if (begun == Begun.NOW) {
            AuthorizationAnswer answer = gateway.authorize(request.with(presented, client));
            driver.change(intent.key(), found -> found.answered(answer, gateway.terms(), clock.instant()))
                    .filter(this::hasLostItsCard)
                    .ifPresent(waits -> driver.change(waits.key(), found -> found.withoutItsCard(clock.instant())));
        }
        return advance(intent.key()).orElse(intent);
    }

    /**
     * Declines in place of the gateway, which is not asked: for good, as a decline of the gateway's is. No event tells of it.
     *
     * @param wanted asked after it was saved; if its owner was deleted meanwhile nothing is kept
     */
    public Payment decline(ShopperId owner, ChargeRequest request, Declined answer, BooleanSupplier wanted) {
        Instant now = clock.instant();
        GatewayTerms terms = routes.of(request.instrument()).terms();
        Payment declined = Payment.requested(owner, request, now, terms).answered(answer, terms, now);
        return driver.saveWhileWanted(declined, wanted);
    }

    /** Does everything that is due now. Returns the payment afterwards. */
    public Optional<Payment> advance(Key key) {
        return all.find(key).flatMap(payment -> progress(payment).advance(key));
    }

    /**
     * Asks the gateway now, because a notice says that something happened; also about what has ended without a charge, and whether what
     * is authorized is still held.
     */
    public Optional<Payment> ask(Key key, Map<String, String> returned) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(returned, "returned");
        all.find(key).ifPresent(payment -> progress(payment).ask(key, returned));
        return advance(key);
    }

    /** Gives up an attempt whose outcome is not known: an approval that still arrives is voided or refunded (R4). One whose outcome is known stays. */
    public Optional<Payment> giveUp(Key key) {
        driver.change(key, found -> found.givenUp(clock.instant()));
        return advance(key);
    }

    /**
     * Gives up the attempts that wait for a challenge with one of those cards, which have been removed (R10). The outcome of those that
     * ended without a charge is applied again: the process that gave them up may have died before it.
     */
    public void giveUpWaiting(ShopperId owner, Set<CardId> removed) {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(removed, "removed");
        history.all(owner).stream()
                .filter(payment -> !payment.isCharged())
                .filter(payment -> payment.instrument()
                        .cardOnFile()
                        .filter(removed::contains)
                        .isPresent())
                .map(Payment::key)
                .forEach(this::giveUpWaiting);
    }

    /** Gives one attempt up. If its checkout cannot be read, the others go on, and it goes on once it can be read (R25). */
    private void giveUpWaiting(Key key) {
        try {
            driver.change(key, found -> found.withoutItsCard(clock.instant()));
            advance(key).ifPresent(outcomes::apply);
        } catch (EntryUnreadableException e) {
            Failures.log("giving up payment " + key, e);
        }
    }

    private boolean hasLostItsCard(Payment payment) {
        return payment.waitingCard()
                .filter(card -> !outcomes.isOnFile(payment.owner(), card))
                .isPresent();
    }

    /**
     * Records that nothing is ever charged under a key for which nothing was saved yet.
     *
     * @param wanted asked after it was saved; if its owner was deleted meanwhile nothing is kept
     */
    public Payment recordAsNeverCharged(ShopperId owner, ChargeRequest request, BooleanSupplier wanted) {
        Instant now = clock.instant();
        GatewayTerms terms = routes.of(request.instrument()).terms();
        Payment never =
                Payment.requested(owner, request, now, terms).resolved(Authorization.Absent.forEver(now), terms, now);
        return driver.saveWhileWanted(never, wanted);
    }

    /**
     * Deletes payments that took no money, all of them or none: each has ended, its events are delivered, and no issuer keeps a
     * hold of it any more. Returns whether they are gone.
     */
    public boolean removeUncharged(ShopperId owner, List<PaymentId> ids) {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(ids, "ids");
        List<Key> keys = ids.stream().map(id -> id.of(owner)).toList();
        return keys.stream()
                        .allMatch(key -> all.entry(key).map(this::isRemovable).orElse(true))
                && keys.stream().allMatch(key -> all.deleteIf(key, this::isRemovable));
    }

    private boolean isRemovable(Entry<Payment> entry) {
        Payment payment = entry.value();
        return payment.isUncharged()
                && entry.outbox().isEmpty()
                && !entry.locked()
                && routes.isRegistered(payment.instrument())
                && !clock.instant()
                        .isBefore(routes.of(payment.instrument()).terms().forgottenFrom(payment.requestedAt()));
    }

    private Optional<Payment> settledByHand(Key key, boolean taken, String evidence, String operator) {
        Optional<Payment> settled =
                driver.change(key, found -> found.settledByHand(taken, evidence, operator, clock.instant()));
        settled.ifPresent(outcomes::apply);
        return settled;
    }

    private static AuditedCommand command(ShopperId owner, Caller by, Action action, PaymentId id) {
        return new AuditedCommand(owner, by, action, "payment/" + id);
    }

    private PaymentResult operate(
            AuditedCommand command,
            Key key,
            UnaryOperator<Payment> begin,
            Predicate<Payment> underWay,
            Predicate<Payment> done) {
        return audit.recorded(
                command, () -> operate(key, () -> driver.change(key, begin), underWay, done), PaymentResult::outcome);
    }

    private PaymentResult operate(
            Key key, Supplier<Optional<Payment>> begin, Predicate<Payment> underWay, Predicate<Payment> done) {
        Optional<Payment> before = all.find(key);
        if (before.isEmpty()) {
            return new PaymentResult.NotFound();
        }
        if (done.test(before.get())) {
            return new PaymentResult.Done(before.get());
        }
        return begin.get()
                .map(begun -> proceed(begun, underWay, done))
                .orElseGet(PaymentResult.NotFound::new); // erased meanwhile
    }

    private PaymentResult proceed(Payment begun, Predicate<Payment> underWay, Predicate<Payment> done) {
        if (done.test(begun)) {
            return new PaymentResult.Done(begun); // a concurrent duplicate was quicker
        }
        if (underWay.test(begun)) {
            return answer(advance(begun.key()).orElse(begun), underWay, done);
        }
        return begun.state() instanceof Lapsed ? new PaymentResult.Lapsed(begun) : new PaymentResult.NotAllowed(begun);
    }

    private PaymentProgress progress(Payment payment) {
        return new PaymentProgress(all, driver, routes.of(payment.instrument()), clock, this::hasLostItsCard);
    }

    private static PaymentResult answer(Payment after, Predicate<Payment> underWay, Predicate<Payment> done) {
        if (done.test(after)) {
            return new PaymentResult.Done(after);
        }
        if (underWay.test(after)) {
            return new PaymentResult.InProgress(after);
        }
        if (after.state() instanceof Lapsed) {
            return new PaymentResult.Lapsed(after);
        }
        return isReversed(after) ? new PaymentResult.Reversed(after) : new PaymentResult.Refused(after);
    }

    private static boolean isReversed(Payment payment) {
        PaymentState state = payment.state();
        return payment.isBeingReversed()
                || state instanceof Voided
                || (state instanceof Refunded refunded && refunded.late());
    }

    private static boolean isRefunding(Payment payment, Refund refund) {
        return payment.state() instanceof Refunding refunding
                && refunding.refund().equals(refund);
    }
}
