package dev.onecent.microauth.internal;

import dev.onecent.audit.Action;
import dev.onecent.audit.Caller;
import dev.onecent.audit.Outcome;
import dev.onecent.audit.internal.Audit;
import dev.onecent.audit.internal.AuditedCommand;
import dev.onecent.audit.internal.Environment;
import dev.onecent.audit.internal.Evidence;
import dev.onecent.gateway.Authorization;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.ClientContext;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.gateway.RefundRequest;
import dev.onecent.gateway.ReleaseRequest;
import dev.onecent.gateway.internal.IntentDriver;
import dev.onecent.gateway.internal.IntentDriver.Begun;
import dev.onecent.gateway.internal.Resolver;
import dev.onecent.microauth.HoldRequest;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.MicroAuthorizationState.Freezing;
import dev.onecent.microauth.MicroAuthorizationState.Frozen;
import dev.onecent.microauth.MicroAuthorizationState.Releasing;
import dev.onecent.microauth.MicroAuthorizationStore;
import dev.onecent.microauth.MicroAuthorizations;
import dev.onecent.microauth.OverduePage;
import dev.onecent.money.Money;
import dev.onecent.store.CardId;
import dev.onecent.store.DueFor;
import dev.onecent.store.Key;
import dev.onecent.store.OwnedPage;
import dev.onecent.store.Retry;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.PageSize;
import dev.onecent.store.internal.UnreadableEntries;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

public final class StoredMicroAuthorizations implements MicroAuthorizations {
    private static final int STEPS = 8;
    private static final int QUICK_LOOK = 1_000;

    private final MicroAuthorizationStore store;
    private final Aggregates<MicroAuthorization> all;
    private final IntentDriver<MicroAuthorization> driver;
    private final PaymentGateway gateway;
    private final Resolver resolver;
    private final InstantSource clock;
    private final Duration releaseAfter;
    private final Audit audit;
    private final MicroAuthorizationOutcomes outcomes;

    /** @param outcomes knows the cards that wait for a micro-authorization */
    public StoredMicroAuthorizations(
            MicroAuthorizationStore store,
            Aggregates<MicroAuthorization> all,
            PaymentGateway gateway,
            Duration releaseAfter,
            Environment environment,
            MicroAuthorizationOutcomes outcomes) {
        this.store = store;
        this.all = all;
        this.clock = environment.clock();
        this.audit = environment.audit();
        this.outcomes = outcomes;
        this.driver = new IntentDriver<>(
                all,
                clock,
                MicroAuthorization::key,
                MicroAuthorization::state,
                MicroAuthorizationEvents::between,
                STEPS);
        this.gateway = gateway;
        this.resolver = new Resolver(gateway, clock);
        this.releaseAfter = releaseAfter;
    }

    @Override
    public Optional<MicroAuthorization> find(ShopperId owner, CardId card, int number) {
        Objects.requireNonNull(card, "card");
        return all.find(MicroAuthorization.key(owner, card, number));
    }

    @Override
    public OwnedPage<MicroAuthorization> of(ShopperId owner, String afterId, int limit) {
        return UnreadableEntries.page(store, owner, afterId, limit);
    }

    @Override
    public OverduePage overdue(TenantId tenant, int limit) {
        Objects.requireNonNull(tenant, "tenant");
        Instant now = clock.instant();
        int most = PageSize.of(limit);
        UnreadableEntries<MicroAuthorization> read =
                UnreadableEntries.of(store, store.due(tenant, DueFor.WORK, now.plus(Retry.LONGEST), QUICK_LOOK));
        List<MicroAuthorization> oldest = overdueAt(now, read)
                .sorted(Comparator.comparing(MicroAuthorization::requestedAt))
                .limit(most)
                .toList();
        return new OverduePage(oldest, read.unreadable(), Optional.empty());
    }

    @Override
    public OverduePage overdue(TenantId tenant, Optional<Key> after, int pageSize) {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(after, "after");
        Instant now = clock.instant();
        List<Key> page = store.sweep(tenant, after, PageSize.of(pageSize));
        UnreadableEntries<MicroAuthorization> read = UnreadableEntries.of(store, page);
        Optional<Key> next = page.size() < pageSize ? Optional.empty() : Optional.of(page.get(page.size() - 1));
        return new OverduePage(overdueAt(now, read).toList(), read.unreadable(), next);
    }

    private static Stream<MicroAuthorization> overdueAt(Instant now, UnreadableEntries<MicroAuthorization> read) {
        return read.values().stream().filter(cent -> cent.isOverdueAt(now));
    }

    @Override
    public Optional<MicroAuthorization> settleByHand(Key key, String evidence, String operator) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(operator, "operator");
        Evidence.require(evidence, "evidence");
        return audit.recorded(
                new AuditedCommand(
                        key.owner(),
                        Caller.operator(operator),
                        Action.SETTLE_BY_HAND,
                        "micro-authorization/" + key.id()),
                () -> settledByHand(key, evidence, operator),
                after -> after.map(cent -> cent.isSettledBy(evidence, operator) ? Outcome.DONE : Outcome.REFUSED)
                        .orElse(Outcome.DENIED));
    }

    /**
     * Freezes, and releases at once where that is the policy. Asked again for the same card and number it only says how the
     * first one stands: whoever saved the intent makes the call.
     *
     * @param wanted asked after the intent was saved and before the call; if the card has gone meanwhile nothing is frozen,
     *     and the intent is taken back
     */
    public MicroAuthorization freeze(
            ShopperId owner,
            HoldRequest request,
            PresentedCard presented,
            Optional<ClientContext> client,
            BooleanSupplier wanted) {
        Instant now = clock.instant();
        MicroAuthorization intent = MicroAuthorization.requested(owner, request, now, releaseAfter, gateway.terms());
        Begun begun = driver.begin(intent, wanted);
        if (begun == Begun.TAKEN_BACK) {
            return intent.resolved(new Authorization.Absent(now, Optional.empty()), now);
        }
        if (begun == Begun.NOW) {
            AuthorizationAnswer answer = gateway.authorize(request.at(intent.reference(), presented, client));
            driver.change(intent.key(), cent -> cent.answered(answer, clock.instant()));
        }
        return advance(intent.key()).orElse(intent);
    }

    /** Does everything that is due now. Returns what has become of it. */
    public Optional<MicroAuthorization> advance(Key key) {
        driver.advance(key, this::step);
        return all.find(key);
    }

    /** Asks the gateway now, because a notice says that something happened; also about what has ended without a release. */
    public Optional<MicroAuthorization> ask(Key key, Map<String, String> returned) {
        all.find(key)
                .filter(MicroAuthorization::isForgotten)
                .ifPresentOrElse(this::lookAgain, () -> driver.repeat(key, found -> resolve(found, returned)));
        return advance(key);
    }

    /**
     * Records that nothing is ever held under a key for which nothing was saved yet.
     *
     * @param wanted asked after it was saved; if its card has gone meanwhile nothing is kept
     */
    public MicroAuthorization recordAsNeverHeld(ShopperId owner, HoldRequest request, BooleanSupplier wanted) {
        Instant now = clock.instant();
        MicroAuthorization never = MicroAuthorization.requested(owner, request, now, releaseAfter, gateway.terms())
                .resolved(Authorization.Absent.forEver(now), now);
        return driver.saveWhileWanted(never, wanted);
    }

    /**
     * Deletes one that ended at or before an instant, whose card is gone, and whose hold no issuer keeps any more. Returns whether
     * it is gone.
     *
     * @param named tells whether its card is still there
     */
    public boolean remove(Key key, Instant until, Predicate<MicroAuthorization> named) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(named, "named");
        Instant now = clock.instant();
        Optional<MicroAuthorization> ended = all.find(key)
                .filter(cent -> cent.finalAt().filter(at -> !at.isAfter(until)).isPresent())
                .filter(cent -> !now.isBefore(gateway.terms().forgottenFrom(cent.requestedAt())))
                .filter(cent -> !named.test(cent));
        return ended.isPresent()
                && all.deleteIf(
                        key,
                        entry -> entry.value().equals(ended.get())
                                && entry.outbox().isEmpty()
                                && entry.value().due().isEmpty());
    }

    private Optional<MicroAuthorization> settledByHand(Key key, String evidence, String operator) {
        Optional<MicroAuthorization> settled =
                driver.change(key, cent -> cent.settledByHand(evidence, operator, clock.instant()));
        settled.ifPresent(outcomes::apply);
        return settled;
    }

    /** Takes the next step: the longest life of a hold decides only after everything else was tried. */
    private boolean step(MicroAuthorization cent, Instant now) {
        if (cent.isOverdueAt(now) && !cent.overdueTold()) {
            return driver.changeIfSameState(cent, MicroAuthorization::overdueToldOnce);
        }
        return hasMoved(cent, now)
                || (isLapsed(cent, now) && driver.changeIfSameState(cent, found -> found.lapsed(now)));
    }

    private boolean isLapsed(MicroAuthorization cent, Instant now) {
        return cent.heldSince()
                .filter(since -> now.isAfter(since.plus(gateway.terms().holdLife())))
                .isPresent();
    }

    private boolean hasMoved(MicroAuthorization cent, Instant now) {
        if (cent.state() instanceof Freezing) {
            return resolve(cent, Map.of());
        }
        if (cent.state() instanceof Frozen) {
            return driver.changeIfSameState(cent, found -> found.releasing(now));
        }
        return cent.state() instanceof Releasing releasing ? release(cent, releasing) : lookAgain(cent);
    }

    private boolean resolve(MicroAuthorization cent, Map<String, String> returned) {
        if (!(cent.state() instanceof Freezing freezing)) {
            return false;
        }
        Authorization known = resolver.resolve(asked(cent), freezing.authorization(), returned);
        return !known.equals(freezing.authorization())
                && driver.changeIfSameState(cent, found -> found.resolved(known, clock.instant()));
    }

    private boolean release(MicroAuthorization cent, Releasing releasing) {
        String key = cent.reference() + ".release";
        OperationAnswer answer = gateway.release(new ReleaseRequest(
                cent.reference(), Optional.of(releasing.approval().gateway()), key, cent.amount()));
        boolean done = answer instanceof OperationAnswer.Done
                || (answer instanceof OperationAnswer.Refused && isGivenBack(cent, releasing.approval()));
        return done && driver.changeIfSameState(cent, found -> found.released(clock.instant()));
    }

    /** A release is refused if there is nothing left to release, or if somebody took the amount: then it is paid back. */
    private boolean isGivenBack(MicroAuthorization cent, Authorization.Approval approval) {
        InquiryAnswer answer = resolver.find(asked(cent), Optional.of(approval.gateway()), Map.of());
        if (!(answer instanceof InquiryAnswer.Found found)) {
            return false;
        }
        return Resolver.isGivenBack(found) || (Resolver.isTaken(found) && isPaidBack(cent, approval, found.refunded()));
    }

    private boolean isPaidBack(MicroAuthorization cent, Authorization.Approval approval, Money refunded) {
        String key = cent.reference() + ".refund";
        return gateway.refund(new RefundRequest(
                        cent.reference(), approval.gateway(), key, cent.amount().minus(refunded)))
                instanceof OperationAnswer.Done;
    }

    private boolean lookAgain(MicroAuthorization cent) {
        return cent.isForgotten()
                && driver.changeByLook(
                        cent,
                        resolver.lookAgain(asked(cent)),
                        (found, late) -> found.foundAfterAll(late, clock.instant()),
                        found -> found.lookedAgain(clock.instant()));
    }

    private Resolver.Asked asked(MicroAuthorization cent) {
        return new Resolver.Asked(
                cent.reference(), cent.amount(), cent.requestedAt(), cent.overdueAt(), () -> outcomes.findCard(cent));
    }
}
