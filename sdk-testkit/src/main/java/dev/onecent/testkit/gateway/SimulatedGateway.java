package dev.onecent.testkit.gateway;

import dev.onecent.card.CardBrand;
import dev.onecent.card.CardForm;
import dev.onecent.card.CardNumber;
import dev.onecent.card.CardToken;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationAnswer.Declined;
import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.CaptureRequest;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.gateway.DetachRequest;
import dev.onecent.gateway.ExchangeAnswer;
import dev.onecent.gateway.ExchangeRequest;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.Inquiry;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.Pending;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.gateway.PresentedNumber;
import dev.onecent.gateway.PresentedToken;
import dev.onecent.gateway.RefundInquiry;
import dev.onecent.gateway.RefundInquiryAnswer;
import dev.onecent.gateway.RefundRequest;
import dev.onecent.gateway.ReleaseRequest;
import dev.onecent.gateway.TokenInquiryAnswer;
import dev.onecent.gateway.Unknown;
import dev.onecent.money.Money;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A gateway in memory that keeps books like a real one: it repeats its answer to a repeated key, hides what is newer than its
 * visibility lag, drops what nobody captures, and knows the published {@link TestCards}; any other number is declined, as the
 * test systems of the big gateways do. {@link #next} makes it lose, delay or refuse. Safe for use by many threads.
 */
public final class SimulatedGateway implements AccountableGateway, AccountableTokens {
    private static final GatewayTerms USUAL = new GatewayTerms(
            Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofHours(24), Duration.ofDays(30), true);

    private final GatewayTerms terms;
    private final Books books;
    private final Map<Call, Deque<Reaction>> script = new EnumMap<>(Call.class);
    private final List<Call> calls = new ArrayList<>();
    private final List<SeenAuthorization> seen = new ArrayList<>();
    private final Deque<Effect<?>> heldBack = new ArrayDeque<>();
    private final TokenBook tokens;
    private final Set<CardBrand> withoutZero = EnumSet.noneOf(CardBrand.class);
    private int securityCodes;

    private SimulatedGateway(InstantSource clock, GatewayTerms terms) {
        this.terms = terms;
        this.books = new Books(clock, terms);
        this.tokens = new TokenBook(clock, terms.visibilityLag());
    }

    /** With usual terms: calls of 30 s at most, 1 min visibility lag, keys valid for 24 h, holds for 30 days. */
    public static SimulatedGateway of(InstantSource clock) {
        return new SimulatedGateway(clock, USUAL);
    }

    /** Returns a gateway with some terms and an empty ledger. */
    public static SimulatedGateway of(InstantSource clock, GatewayTerms terms) {
        return new SimulatedGateway(clock, terms);
    }

    /** Sets the reactions to the next calls of a kind, one after the other; afterwards as the ledger says. */
    public synchronized SimulatedGateway next(Call call, Reaction... reactions) {
        script.computeIfAbsent(call, any -> new ArrayDeque<>()).addAll(List.of(reactions));
        return this;
    }

    /** Verifies cards of that brand with no amount of zero from now on: it declines with {@code AMOUNT_NOT_SUPPORTED}. */
    public synchronized SimulatedGateway withoutZeroFor(CardBrand brand) {
        withoutZero.add(brand);
        return this;
    }

    /** Lets what was held back arrive now, oldest first. */
    public synchronized void deliverHeldBack() {
        while (!heldBack.isEmpty()) {
            heldBack.remove().happen();
        }
    }

    @Override
    public synchronized void completeChallenge(MerchantReference reference, boolean passed) {
        books.completeChallenge(reference, passed);
    }

    @Override
    public synchronized void refundAtDashboard(MerchantReference reference, Money amount) {
        books.refundAtDashboard(reference, amount);
    }

    /**
     * Returns a token for a form, as the gateway's client-side fields make it, with what the gateway reports of the
     * card.
     */
    public synchronized CardToken tokenize(CardForm form) {
        return tokens.tokenize(form);
    }

    @Override
    public synchronized List<MerchantReference> attachedTokens() {
        return tokens.attached();
    }

    /** Lists what was attached and detached, oldest first. */
    public synchronized List<TokenEntry> tokenLedger() {
        return tokens.entries();
    }

    @Override
    public synchronized Ledger ledger() {
        return books.ledger();
    }

    /** The authorizations that were asked for, oldest first, without what got lost on the way. */
    public synchronized List<SeenAuthorization> authorizations() {
        return List.copyOf(seen);
    }

    /** The calls that were made, oldest first. */
    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Returns the number of calls that brought a security code with them (R19). */
    public synchronized int securityCodes() {
        return securityCodes;
    }

    @Override
    public GatewayTerms terms() {
        return terms;
    }

    @Override
    public synchronized AuthorizationAnswer authorize(AuthorizationRequest request) {
        countCode(request.card());
        AuthorizationRequest asked = isNext(Call.AUTHORIZE, Reaction.HOLD_ONLY) ? locked(request) : request;
        AuthorizationAnswer verdict = verdict(asked);
        return react(
                Call.AUTHORIZE,
                () -> {
                    seen.add(SeenAuthorization.of(request));
                    return books.authorize(asked.reference(), asked.amount(), asked.capture(), verdict);
                },
                new Pending(),
                new Declined(DeclineReason.DO_NOT_HONOR, true));
    }

    @Override
    public synchronized OperationAnswer capture(CaptureRequest request) {
        return operate(Call.CAPTURE, () -> books.capture(request));
    }

    @Override
    public synchronized OperationAnswer release(ReleaseRequest request) {
        return operate(Call.RELEASE, () -> books.release(request.reference()));
    }

    @Override
    public synchronized OperationAnswer refund(RefundRequest request) {
        return operate(Call.REFUND, () -> books.refund(request));
    }

    @Override
    public synchronized InquiryAnswer find(Inquiry inquiry) {
        InquiryAnswer nothing = new Unknown("asked to say nothing");
        return react(Call.FIND, () -> books.find(inquiry.reference()), nothing, nothing);
    }

    @Override
    public synchronized RefundInquiryAnswer findRefund(RefundInquiry inquiry) {
        RefundInquiryAnswer nothing = new Unknown("asked to say nothing");
        return react(Call.FIND_REFUND, () -> books.findRefund(inquiry), nothing, nothing);
    }

    @Override
    public synchronized ExchangeAnswer exchange(ExchangeRequest request) {
        countCode(request.card());
        CardNumber number = TokenBook.copy(request.card().number());
        return this.<ExchangeAnswer>react(
                Call.EXCHANGE,
                () -> tokens.exchange(request.reference(), number),
                new Unknown("asked to say nothing"),
                new ExchangeAnswer.Refused(DeclineReason.NOT_SUPPORTED, false));
    }

    @Override
    public synchronized TokenInquiryAnswer find(MerchantReference reference) {
        TokenInquiryAnswer nothing = new Unknown("asked to say nothing");
        return react(Call.FIND_TOKEN, () -> tokens.find(reference), nothing, nothing);
    }

    @Override
    public synchronized OperationAnswer detach(DetachRequest request) {
        return operate(Call.DETACH, () -> tokens.detach(request.reference()));
    }

    private void countCode(PresentedCard card) {
        securityCodes +=
                card instanceof PresentedNumber number && number.securityCode().isPresent() ? 1 : 0;
    }

    private OperationAnswer operate(Call call, Effect<OperationAnswer> effect) {
        return react(call, effect, new Pending(), new OperationAnswer.Refused("scripted"));
    }

    private <T> T react(Call call, Effect<T> effect, T pending, T refusal) {
        calls.add(call);
        Deque<Reaction> reactions = script.getOrDefault(call, new ArrayDeque<>());
        Reaction reaction = reactions.isEmpty() ? Reaction.ANSWER : reactions.remove();
        switch (reaction) {
            case ANSWER:
            case HOLD_ONLY:
                return effect.happen();
            case PENDING:
                effect.happen();
                return pending;
            case REFUSE:
                return refusal;
            case LOSE_ANSWER:
                effect.happen();
                throw new GatewayTimeout(call);
            case HOLD_BACK:
                heldBack.add(effect);
                throw new GatewayTimeout(call);
            case LOSE_REQUEST:
            default:
                throw new GatewayTimeout(call);
        }
    }

    private boolean isNext(Call call, Reaction reaction) {
        Deque<Reaction> reactions = script.get(call);
        return reactions != null && reactions.peek() == reaction;
    }

    private static AuthorizationRequest locked(AuthorizationRequest request) {
        return new AuthorizationRequest(
                request.reference(),
                request.payee(),
                request.amount(),
                request.card(),
                CaptureMode.LATER,
                request.use(),
                request.client());
    }

    private AuthorizationAnswer verdict(AuthorizationRequest request) {
        if (request.card() instanceof PresentedToken token && tokens.isDetached(token.revealToken())) {
            return new Declined(DeclineReason.INCORRECT_NUMBER, false);
        }
        CardNumber number = number(request.card());
        if (request.amount().isZero() && withoutZero.contains(number.masked().brand())) {
            return new Declined(DeclineReason.AMOUNT_NOT_SUPPORTED, false);
        }
        if (TestCards.isChallenged(number)) {
            return request.client()
                    .<AuthorizationAnswer>map(client -> books.challenge(request.reference(), client))
                    .orElseGet(() -> new Declined(DeclineReason.AUTHENTICATION_FAILED, false));
        }
        return TestCards.declined(number)
                .<AuthorizationAnswer>map(SimulatedGateway::declined)
                .orElseGet(() -> books.approval(request));
    }

    private static Declined declined(DeclineReason reason) {
        boolean retryable = reason == DeclineReason.INSUFFICIENT_FUNDS || reason == DeclineReason.DO_NOT_HONOR;
        return new Declined(reason, retryable);
    }

    private CardNumber number(PresentedCard card) {
        if (card instanceof PresentedNumber presented) {
            return presented.number();
        }
        return tokens.number(((PresentedToken) card).revealToken());
    }

    /** The effect of a request that arrives. */
    @FunctionalInterface
    private interface Effect<T> {
        T happen();
    }
}
