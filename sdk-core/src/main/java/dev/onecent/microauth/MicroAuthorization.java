package dev.onecent.microauth;

import dev.onecent.gateway.Authorization;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.CredentialUse;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.microauth.MicroAuthorizationState.Held;
import dev.onecent.microauth.MicroAuthorizationState.Lapsed;
import dev.onecent.microauth.MicroAuthorizationState.NotHeld;
import dev.onecent.microauth.MicroAuthorizationState.Refused;
import dev.onecent.microauth.MicroAuthorizationState.Released;
import dev.onecent.microauth.MicroAuthorizationState.Releasing;
import dev.onecent.microauth.MicroAuthorizationState.Requesting;
import dev.onecent.microauth.MicroAuthorizationState.SettledByHand;
import dev.onecent.microauth.MicroAuthorizationState.Verified;
import dev.onecent.money.Money;
import dev.onecent.store.Aggregate;
import dev.onecent.store.CardId;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A small amount held on a card and released, to prove that the card is good (W5, W6). A debt from the moment it is
 * asked for: it ends released, or stands in the overdue list with its evidence (R16).
 *
 * @param card the card to prove; the number is not here
 * @param number of the verification among those of the card, from 1
 * @param secondTry whether it is the second try of the verification before it, whose amount was all that was wrong (R14)
 * @param amount what is really held (R14)
 * @param use initiator and purpose of the link
 * @param reference our name of it at the gateway, made before the call
 * @param releaseAfter how long after the approval the release is due; zero is at once
 * @param overdueTold whether {@code HoldOverdue} was told
 */
public record MicroAuthorization(
        ShopperId owner,
        CardId card,
        int number,
        boolean secondTry,
        Money amount,
        CredentialUse use,
        MerchantReference reference,
        Instant requestedAt,
        Duration releaseAfter,
        boolean overdueTold,
        MicroAuthorizationState state)
        implements Aggregate {
    /** After so long the release is overdue (W5, R15). */
    public static final Duration LONGEST = Duration.ofHours(24);

    /** The longest that a release may be put off: an hour before it is overdue (R15). */
    public static final Duration LONGEST_WAIT = Duration.ofHours(23);

    public MicroAuthorization {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(card, "card");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(use, "use");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(requestedAt, "requestedAt");
        Objects.requireNonNull(releaseAfter, "releaseAfter");
        Objects.requireNonNull(state, "state");
    }

    /** The intent, to be saved before the gateway is called (R17). */
    public static MicroAuthorization requested(
            ShopperId owner, HoldRequest request, Instant now, Duration releaseAfter, GatewayTerms terms) {
        Objects.requireNonNull(terms, "terms");
        return new MicroAuthorization(
                owner,
                request.card(),
                request.number(),
                request.secondTry(),
                request.amount(),
                request.use(),
                MerchantReference.of("microauth", key(owner, request.card(), request.number())),
                now,
                releaseAfter,
                false,
                new Requesting(new Authorization.Requested(terms.visibleFrom(now))));
    }

    /** The key of the n-th verification of a card. */
    public static Key key(ShopperId owner, CardId card, int number) {
        Objects.requireNonNull(card, "card");
        return Key.numbered(owner, card.value(), number);
    }

    /** Returns the id among the shopper's micro-authorizations. */
    public MicroAuthorizationId id() {
        return new MicroAuthorizationId(card, number);
    }

    /** Returns the key under which the micro-authorization is kept. */
    public Key key() {
        return key(owner, card, number);
    }

    @Override
    public Optional<Instant> due() {
        boolean limited = isOpen() && (!overdueTold || isWanted());
        Optional<Instant> overdue = limited ? Optional.of(overdueAt()) : Optional.empty();
        return Stream.of(state.due(), overdue).flatMap(Optional::stream).min(Instant::compareTo);
    }

    /** Returns when it ended; empty if it verifies its card: it is kept as long as the card, and found by the sweep afterwards. */
    @Override
    public Optional<Instant> endedAt() {
        return state.proves() ? Optional.empty() : finalAt();
    }

    /** Returns when nothing was left to do, also of one that verifies its card. */
    public Optional<Instant> finalAt() {
        if (state instanceof Released released) {
            return Optional.of(released.at());
        }
        if (state instanceof Verified verified) {
            return Optional.of(verified.approval().at());
        }
        if (state instanceof Refused refused) {
            return Optional.of(refused.refusal().at());
        }
        if (state instanceof NotHeld none) {
            return Optional.of(none.absent().at());
        }
        if (state instanceof Lapsed lapsed) {
            return Optional.of(lapsed.at());
        }
        return state instanceof SettledByHand settled ? Optional.of(settled.at()) : Optional.empty();
    }

    /** Returns whether the amount is, or may be, held. */
    public boolean isOpen() {
        return state.mayHoldMoney();
    }

    /** Returns whether it should have been released by now (R15). */
    public boolean isOverdueAt(Instant now) {
        Objects.requireNonNull(now, "now");
        return isOpen() && !now.isBefore(overdueAt());
    }

    /** From when on nobody waits for an approval any more, and the release is overdue. */
    public Instant overdueAt() {
        return requestedAt.plus(LONGEST);
    }

    /**
     * Since when at the latest the amount is held, if it is: since the approval was received, or since waiting for one
     * ended. Not since the request, which its caller may have been held up in sending.
     */
    public Optional<Instant> heldSince() {
        if (state instanceof Requesting requested) {
            return requested.authorization() instanceof Authorization.Withdrawing withdrawing
                    ? Optional.of(withdrawing.since())
                    : Optional.empty();
        }
        if (state instanceof Held frozen) {
            return Optional.of(frozen.approval().at());
        }
        return state instanceof Releasing releasing
                ? Optional.of(releasing.approval().at())
                : Optional.empty();
    }

    /**
     * Returns whether it ended without a release of ours, so that an approval that is found now must still be
     * released.
     */
    public boolean isForgotten() {
        return state instanceof NotHeld
                || state instanceof Refused
                || state instanceof Lapsed
                || state instanceof SettledByHand;
    }

    /** Returns the micro-authorization after the gateway's answer, however late or often. */
    public MicroAuthorization answered(AuthorizationAnswer answer, Instant now) {
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(now, "now");
        return state instanceof Requesting requested
                ? resolved(requested.authorization().answered(answer, overdueAt(), now), now)
                : lateAnswered(answer, now);
    }

    /** Returns the micro-authorization with what is known now about the authorization. */
    public MicroAuthorization resolved(Authorization known, Instant now) {
        Objects.requireNonNull(known, "known");
        Objects.requireNonNull(now, "now");
        if (!(state instanceof Requesting requested)) {
            return this;
        }
        if (known instanceof Authorization.Approval approval) {
            return approved(approval, requested.authorization().wanted(), now);
        }
        return with(unapproved(known));
    }

    /** The release begins, saved before the call (R17). */
    public MicroAuthorization releasing(Instant now) {
        Objects.requireNonNull(now, "now");
        return state instanceof Held frozen ? with(new Releasing(frozen.approval(), true, now)) : this;
    }

    /** The gateway acknowledged the release. */
    public MicroAuthorization released(Instant now) {
        Objects.requireNonNull(now, "now");
        return state instanceof Releasing releasing
                ? with(new Released(releasing.approval(), releasing.wanted(), now))
                : this;
    }

    /** Returns the micro-authorization after another inquiry that found nothing. */
    public MicroAuthorization afterAnotherLook(Instant now) {
        Objects.requireNonNull(now, "now");
        return state instanceof NotHeld notHeld
                ? with(new NotHeld(notHeld.absent().afterAnotherLook(now)))
                : this;
    }

    /**
     * Returns the micro-authorization once an authorization that was believed absent is found: it is released and
     * verifies nothing; of a zero amount nothing is there.
     */
    public MicroAuthorization foundAfterAll(Authorization.Approval approval, Instant now) {
        Objects.requireNonNull(approval, "approval");
        Objects.requireNonNull(now, "now");
        if (!isForgotten()) {
            return this;
        }
        return approval.amount().isZero() ? afterAnotherLook(now) : with(new Releasing(approval, false, now));
    }

    /** The longest life of a hold has passed. */
    public MicroAuthorization lapsed(Instant now) {
        Objects.requireNonNull(now, "now");
        return isOpen() ? with(new Lapsed(now)) : this;
    }

    /** Returns the micro-authorization once the event that it is overdue is in the outbox. */
    public MicroAuthorization overdueToldOnce() {
        return new MicroAuthorization(
                owner, card, number, secondTry, amount, use, reference, requestedAt, releaseAfter, true, state);
    }

    /** Returns the micro-authorization as settled by an operator, with evidence (R16). */
    public MicroAuthorization settledByHand(String evidence, String operator, Instant now) {
        Objects.requireNonNull(now, "now");
        return isOpen() || state.due().isPresent() ? with(new SettledByHand(evidence, operator, now)) : this;
    }

    /** Returns whether that operator settled it, on that evidence. */
    public boolean isSettledBy(String evidence, String operator) {
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(operator, "operator");
        return state instanceof SettledByHand settled
                && settled.evidence().equals(evidence)
                && settled.operator().equals(operator);
    }

    private boolean isWanted() {
        return state instanceof Requesting requested
                && requested.authorization().wanted();
    }

    /**
     * Returns the micro-authorization under another owner, an erased shopper's pseudonym; its reference at the gateway
     * stays.
     */
    public MicroAuthorization withOwner(ShopperId other) {
        return new MicroAuthorization(
                other, card, number, secondTry, amount, use, reference, requestedAt, releaseAfter, overdueTold, state);
    }

    private MicroAuthorization lateAnswered(AuthorizationAnswer answer, Instant now) {
        return answer instanceof AuthorizationAnswer.Approved approved
                ? foundAfterAll(Authorization.Approval.of(approved, now), now)
                : this;
    }

    private MicroAuthorization approved(Authorization.Approval approval, boolean wanted, Instant now) {
        if (amount.isZero()) {
            return with(wanted ? new Verified(approval) : new NotHeld(Authorization.Absent.forEver(now)));
        }
        boolean atOnce = !wanted || releaseAfter.isZero();
        return with(atOnce ? new Releasing(approval, wanted, now) : new Held(approval, releaseAt(now)));
    }

    private static MicroAuthorizationState unapproved(Authorization known) {
        if (known instanceof Authorization.Open open) {
            return new Requesting(open);
        }
        return known instanceof Authorization.Refusal refusal
                ? new Refused(refusal)
                : new NotHeld((Authorization.Absent) known);
    }

    private Instant releaseAt(Instant now) {
        Instant wanted = now.plus(releaseAfter);
        Instant latest = requestedAt.plus(LONGEST_WAIT);
        return wanted.isBefore(latest) ? wanted : latest;
    }

    private MicroAuthorization with(MicroAuthorizationState next) {
        return new MicroAuthorization(
                owner, card, number, secondTry, amount, use, reference, requestedAt, releaseAfter, overdueTold, next);
    }
}
