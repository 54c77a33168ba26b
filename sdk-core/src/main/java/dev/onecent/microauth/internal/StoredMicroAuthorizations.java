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
import dev.onecent.microauth.MicroAuthorizationId;
import dev.onecent.microauth.MicroAuthorizationState.Held;
import dev.onecent.microauth.MicroAuthorizationState.Releasing;
import dev.onecent.microauth.MicroAuthorizationState.Requesting;
import dev.onecent.microauth.MicroAuthorizationStore;
import dev.onecent.microauth.MicroAuthorizations;
import dev.onecent.microauth.OverduePage;
import dev.onecent.money.Money;
import dev.onecent.store.CardId;
import dev.onecent.store.DueFor;
import dev.onecent.store.Key;
import dev.onecent.store.OwnedPage;
import dev.onecent.store.PageCursor;
import dev.onecent.store.Retry;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Cursors;
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
    public OverduePage overdue(TenantId tenant, Optional<PageCursor> after, int pageSize) {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(after, "after");
        Instant now = clock.instant();
        List<Key> page = store.sweep(tenant, after.map(cursor -> Cursors.key(tenant, cursor)), PageSize.of(pageSize));
        UnreadableEntries<MicroAuthorization> read = UnreadableEntries.of(store, page);
        return new OverduePage(overdueAt(now, read).toList(), read.unreadable(), Cursors.after(page, pageSize));
    }

    private static Stream<MicroAuthorization> overdueAt(Instant now, UnreadableEntries<MicroAuthorization> read) {
        return read.values().stream().filter(verification -> verification.isOverdueAt(now));
    }

    @Override
    public Optional<MicroAuthorization> settleByHand(
            ShopperId owner, MicroAuthorizationId id, String evidence, String operator) {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(operator, "operator");
        Evidence.require(evidence, "evidence");
        return audit.recorded(
                new AuditedCommand(
                        owner, Caller.operator(operator), Action.SETTLE_BY_HAND, "micro-authorization/" + id),
                () -> settledByHand(id.of(owner), evidence, operator),
                after -> after.map(verification ->
                                verification.isSettledBy(evidence, operator) ? Outcome.DONE : Outcome.REFUSED)
                        .orElse(Outcome.DENIED));
    }

    /**
     * Holds, and releases at once where that is the policy. Called again for the same card and number it returns the state of the
     * first one: the caller that saved the intent makes the call.
     *
     * @param wanted asked after the intent was saved and before the call; if the card was deleted meanwhile nothing is held,
     *     and the intent is taken back
     */
    public MicroAuthorization placeHold(
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
            driver.change(intent.key(), verification -> verification.answered(answer, clock.instant()));
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
     * @param wanted asked after it was saved; if its card was deleted meanwhile nothing is kept
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
                .filter(verification ->
                        verification.finalAt().filter(at -> !at.isAfter(until)).isPresent())
                .filter(verification -> !now.isBefore(gateway.terms().forgottenFrom(verification.requestedAt())))
                .filter(verification -> !named.test(verification));
        return ended.isPresent()
                && all.deleteIf(
                        key,
                        entry -> entry.value().equals(ended.get())
                                && entry.outbox().isEmpty()
                                && entry.value().due().isEmpty());
    }

    private Optional<MicroAuthorization> settledByHand(Key key, String evidence, String operator) {
        Optional<MicroAuthorization> settled =
                driver.change(key, verification -> verification.settledByHand(evidence, operator, clock.instant()));
        settled.ifPresent(outcomes::apply);
        return settled;
    }

    /** Takes the next step: the longest life of a hold decides only after everything else was tried. */
    private boolean step(MicroAuthorization verification, Instant now) {
        if (verification.isOverdueAt(now) && !verification.overdueTold()) {
            return driver.changeIfSameState(verification, MicroAuthorization::overdueToldOnce);
        }
        return hasMoved(verification, now)
                || (isLapsed(verification, now) && driver.changeIfSameState(verification, found -> found.lapsed(now)));
    }

    private boolean isLapsed(MicroAuthorization verification, Instant now) {
        return verification
                .heldSince()
                .filter(since -> now.isAfter(since.plus(gateway.terms().holdLife())))
                .isPresent();
    }

    private boolean hasMoved(MicroAuthorization verification, Instant now) {
        if (verification.state() instanceof Requesting) {
            return resolve(verification, Map.of());
        }
        if (verification.state() instanceof Held) {
            return driver.changeIfSameState(verification, found -> found.releasing(now));
        }
        return verification.state() instanceof Releasing releasing
                ? release(verification, releasing)
                : lookAgain(verification);
    }

    private boolean resolve(MicroAuthorization verification, Map<String, String> returned) {
        if (!(verification.state() instanceof Requesting requested)) {
            return false;
        }
        Authorization known = resolver.resolve(asked(verification), requested.authorization(), returned);
        return !known.equals(requested.authorization())
                && driver.changeIfSameState(verification, found -> found.resolved(known, clock.instant()));
    }

    private boolean release(MicroAuthorization verification, Releasing releasing) {
        String key = verification.reference() + ".release";
        OperationAnswer answer = gateway.release(new ReleaseRequest(
                verification.reference(), Optional.of(releasing.approval().gateway()), key, verification.amount()));
        boolean done = answer instanceof OperationAnswer.Done
                || (answer instanceof OperationAnswer.Refused && isReversed(verification, releasing.approval()));
        return done && driver.changeIfSameState(verification, found -> found.released(clock.instant()));
    }

    /** A release is refused if there is nothing left to release, or if the merchant captured the amount elsewhere: then it is refunded. */
    private boolean isReversed(MicroAuthorization verification, Authorization.Approval approval) {
        InquiryAnswer answer = resolver.find(asked(verification), Optional.of(approval.gateway()), Map.of());
        if (!(answer instanceof InquiryAnswer.Found found)) {
            return false;
        }
        return Resolver.isReversed(found)
                || (Resolver.isTaken(found) && isPaidBack(verification, approval, found.refunded()));
    }

    private boolean isPaidBack(MicroAuthorization verification, Authorization.Approval approval, Money refunded) {
        String key = verification.reference() + ".refund";
        return gateway.refund(new RefundRequest(
                        verification.reference(),
                        approval.gateway(),
                        key,
                        verification.amount().minus(refunded)))
                instanceof OperationAnswer.Done;
    }

    private boolean lookAgain(MicroAuthorization verification) {
        return verification.isForgotten()
                && driver.changeByLook(
                        verification,
                        resolver.lookAgain(asked(verification)),
                        (found, late) -> found.foundAfterAll(late, clock.instant()),
                        found -> found.afterAnotherLook(clock.instant()));
    }

    private Resolver.Asked asked(MicroAuthorization verification) {
        return new Resolver.Asked(
                verification.reference(),
                verification.amount(),
                verification.requestedAt(),
                verification.overdueAt(),
                () -> outcomes.findCard(verification));
    }
}
