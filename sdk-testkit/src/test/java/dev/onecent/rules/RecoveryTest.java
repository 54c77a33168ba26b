package dev.onecent.rules;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.DueReport;
import dev.onecent.OneCent;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.CheckoutState;
import dev.onecent.checkout.PayResult;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.CaptureRequest;
import dev.onecent.gateway.GatewayNotice;
import dev.onecent.gateway.GatewayReference;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.MicroAuthorizationId;
import dev.onecent.microauth.MicroAuthorizationState;
import dev.onecent.microauth.OverduePage;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentId;
import dev.onecent.payment.PaymentState;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.PageCursor;
import dev.onecent.store.ShopperId;
import dev.onecent.support.Loss;
import dev.onecent.support.LossyStorage;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.LedgerEntry;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.LinkCardResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What becomes of everything that did not go well: R4, R15 to R17, R25. */
class RecoveryTest {
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final Money TOTAL = Money.of("EUR", 2_500);

    private final TestShop shop = newShop();
    private final OneCent onecent = shop.open();

    /** An Error of the adapter says nothing about the money; the intent is resolved like any other (R17). */
    @Test
    void anErrorOfTheGatewayIsUnknownAndIsResolved() {
        OneCent shaky = open(new FlakyGateway(shop.gateway(), new LinkageError("no such class")));

        shaky.cards().link(ANN, shop.link("link", TestCards.VISA));
        shop.pass(shaky, Duration.ofHours(1));

        assertThat(shaky.cards().of(ANN).linkedCards()).hasSize(1);
        assertThat(shop.gateway().ledger().held(EURO).isZero()).isTrue();
    }

    /** Out of memory is thrown on; the intent was saved before, so nothing is lost (R17). */
    @Test
    void whatLeavesTheMachineInDoubtIsThrownOnAndRecoveredFrom() {
        OneCent shaky = open(new FlakyGateway(shop.gateway(), new OutOfMemoryError("heap")));

        assertThatThrownBy(() -> shaky.cards().link(ANN, shop.link("link", TestCards.VISA)))
                .isInstanceOf(OutOfMemoryError.class);
        shop.pass(shaky, Duration.ofHours(1));

        assertThat(shop.gateway().ledger().entries()).hasSize(2);
        assertThat(shop.gateway().ledger().held(EURO).isZero()).isTrue();
    }

    /** An Error of the host's listener is that item's trouble alone (R25). */
    @Test
    void anErrorOfTheListenerHoldsUpNobody() {
        OneCent deaf = shop.open(
                new InMemoryStorage(),
                new EphemeralCardSafe(),
                shop.gateway(),
                builder -> builder.listener((key, event) -> {
                    throw new AssertionError("the host's own");
                }));
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST);
        deaf.cards().link(ANN, shop.link("link", TestCards.VISA));

        shop.pass(deaf, Duration.ofMinutes(30));

        assertThat(shop.gateway().ledger().held(EURO).isZero()).isTrue();
    }

    /** An entry that cannot be read is that item's trouble alone (R25). */
    @Test
    void anUnreadableEntryHoldsUpNobody() {
        ShopperId bob = ShopperId.of("toys", "bob");
        FaultyReads storage = new FaultyReads();
        OneCent half = shop.open(storage, new EphemeralCardSafe(), shop.gateway(), any -> any);
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST, Reaction.LOSE_REQUEST);
        half.cards().link(ANN, shop.link("link", TestCards.VISA));
        half.cards().link(bob, shop.link("link", TestCards.MASTERCARD));
        storage.breakMicroAuthorizationsOf(ANN);

        shop.pass(half, Duration.ofHours(1));

        assertThat(half.cards().of(bob).linkedCards()).hasSize(1);
        assertThat(half.runDue(ANN.tenant()).postponed()).isNotEmpty();
    }

    /** Somebody took the hold, in the gateway's own console say: it is paid back (R16). */
    @Test
    void aHoldThatWasTakenIsPaidBack() {
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST);
        LinkCardResult.BeingVerified link =
                (LinkCardResult.BeingVerified) onecent.cards().link(ANN, shop.link("link", TestCards.VISA));
        MerchantReference reference = onecent.microAuthorizations()
                .find(ANN, link.card().id(), 1)
                .orElseThrow()
                .reference();
        shop.gateway()
                .capture(new CaptureRequest(
                        reference, GatewayReference.of("sim-" + reference), "console", Money.of("EUR", 1)));

        shop.pass(onecent, Duration.ofHours(1));

        assertThat(shop.gateway().ledger().captured(EURO).isZero()).isTrue();
        assertThat(onecent.cards().of(ANN).linkedCards()).hasSize(1);
    }

    /** A notice about what had ended wakes it up (R17). */
    @Test
    void aNoticeOfALateApprovalGivesItBack() {
        shop.gateway().next(Call.AUTHORIZE, Reaction.HOLD_BACK);
        onecent.cards().link(ANN, shop.link("link", TestCards.VISA));
        shop.pass(onecent, Duration.ofHours(30));
        shop.gateway().deliverHeldBack();
        shop.clock().advance(Duration.ofMinutes(2));
        MicroAuthorization verification =
                onecent.microAuthorizations().of(ANN, "", 1).items().get(0);

        onecent.accept(GatewayNotice.of(ANN.tenant(), verification.reference()));

        assertThat(shop.gateway().ledger().held(EURO).isZero()).isTrue();
        assertThat(onecent.microAuthorizations().of(ANN, "", 1).items())
                .extracting(MicroAuthorization::state)
                .hasOnlyElementsOfType(MicroAuthorizationState.Released.class);
    }

    /** The same for a charge, which is refunded (R4). */
    @Test
    void aNoticeOfALateChargeRefundsIt() {
        shop.startCheckout(onecent, "c-1");
        shop.gateway().next(Call.AUTHORIZE, Reaction.HOLD_BACK);
        pay("pay", TestCards.VISA);
        shop.pass(onecent, Duration.ofHours(30));
        shop.gateway().deliverHeldBack();
        shop.clock().advance(Duration.ofMinutes(2));

        onecent.accept(GatewayNotice.of(ANN.tenant(), Payment.reference(paymentId())));

        assertThat(shop.gateway().ledger().captured(EURO).isZero()).isTrue();
        assertThat(payment().state()).isInstanceOf(PaymentState.Refunded.class);
    }

    /** A call that arrives hours after it was believed lost, with nobody left to hear its answer, is still found (R17). */
    @Test
    void aCallThatArrivesHoursLateIsFound() {
        shop.gateway().next(Call.AUTHORIZE, Reaction.HOLD_BACK);
        onecent.cards().link(ANN, shop.link("link", TestCards.VISA));
        shop.pass(onecent, Duration.ofHours(10));
        shop.gateway().deliverHeldBack();

        shop.pass(onecent, Duration.ofHours(15));

        assertThat(shop.gateway().ledger().held(EURO).isZero()).isTrue();
        assertThat(onecent.microAuthorizations().of(ANN, "", 1).items())
                .noneMatch(verification -> verification.due().isPresent());
    }

    /** A notice before its time takes the place of no look (R17). */
    @Test
    void noticesDoNotUseUpTheLooks() {
        shop.gateway().next(Call.AUTHORIZE, Reaction.HOLD_BACK);
        onecent.cards().link(ANN, shop.link("link", TestCards.VISA));
        shop.pass(onecent, Duration.ofMinutes(10));
        MicroAuthorization verification =
                onecent.microAuthorizations().of(ANN, "", 1).items().get(0);
        onecent.accept(GatewayNotice.of(ANN.tenant(), verification.reference()));
        onecent.accept(GatewayNotice.of(ANN.tenant(), verification.reference()));
        shop.gateway().deliverHeldBack();

        shop.pass(onecent, Duration.ofHours(25));

        assertThat(shop.gateway().ledger().held(EURO).isZero()).isTrue();
    }

    /** A gateway that says "pending" for ever is not waited for beyond 24 hours: the freeze is cancelled by our reference (R15). */
    @Test
    void aFreezeThatStaysPendingIsGivenUp() {
        shop.gateway().next(Call.AUTHORIZE, Reaction.PENDING);
        shop.gateway().next(Call.FIND, times(80, Reaction.REFUSE));
        onecent.cards().link(ANN, shop.link("link", TestCards.VISA));
        shop.pass(onecent, Duration.ofHours(30));

        assertThat(shop.gateway().ledger().held(EURO).isZero()).isTrue();
        assertThat(onecent.cards().of(ANN).cards()).isEmpty();
    }

    /** So is a charge, once the gateway may have forgotten its key (R17). */
    @Test
    void aChargeThatStaysUnknownIsGivenUp() {
        OneCent later = capturingLater();
        shop.startCheckout(later, "c-1");
        shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_ANSWER);
        shop.gateway().next(Call.FIND, times(200, Reaction.REFUSE));
        later.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.VISA));

        shop.pass(later, Duration.ofHours(40));

        assertThat(shop.gateway().ledger().held(EURO).isZero()).isTrue();
        assertThat(later.checkouts().find(ANN, CHECKOUT).orElseThrow().state())
                .isInstanceOf(CheckoutState.Expired.class);
    }

    /** What was approved and is back with the shopper pays nothing (R3). */
    @Test
    void anApprovalThatHasLapsedDoesNotPay() {
        OneCent later = capturingLater();
        shop.startCheckout(later, "c-1");
        shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_ANSWER);
        later.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.VISA));

        shop.clock().advance(Duration.ofDays(40));
        later.runDue(ANN.tenant());

        assertThat(later.checkouts().find(ANN, CHECKOUT).orElseThrow().state())
                .isNotInstanceOf(CheckoutState.Paid.class);
        assertThat(later.payments()
                        .find(ANN, TestShop.payment(later, CHECKOUT, 1))
                        .orElseThrow()
                        .state())
                .isInstanceOf(PaymentState.NotCharged.class);
    }

    /** After the key's window a capture is not sent again; the gateway is asked, and the answer decides (R17). */
    @Test
    void aCaptureIsNotRepeatedAfterTheKeysWindow() {
        OneCent later = capturingLater();
        shop.startCheckout(later, "c-1");
        later.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.VISA));
        shop.gateway().next(Call.CAPTURE, Reaction.LOSE_ANSWER);
        later.payments().capture(ANN, TestShop.payment(later, CHECKOUT, 1));

        shop.clock().advance(Duration.ofHours(25));
        later.runDue(ANN.tenant());

        assertThat(count(Call.CAPTURE)).isEqualTo(1);
        assertThat(later.payments()
                        .find(ANN, TestShop.payment(later, CHECKOUT, 1))
                        .orElseThrow()
                        .state())
                .isInstanceOf(PaymentState.Captured.class);
    }

    /** A capture the gateway denies is made when the merchant decided on it, as an intent of its own (R17). */
    @Test
    void aCaptureThatNeverArrivedIsBegunAnew() {
        OneCent later = capturingLater();
        shop.startCheckout(later, "c-1");
        later.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.VISA));
        shop.gateway().next(Call.CAPTURE, Reaction.LOSE_REQUEST);
        later.payments().capture(ANN, TestShop.payment(later, CHECKOUT, 1));

        shop.clock().advance(Duration.ofHours(25));
        later.runDue(ANN.tenant());

        assertThat(shop.gateway().ledger().captured(EURO)).isEqualTo(TOTAL);
    }

    /** In the time between, when a key may be forgotten and a late effect may not be visible, nothing is sent (R17). */
    @Test
    void nothingIsSentWhileAKeyMayBeForgotten() {
        shop.startCheckout(onecent, "c-1");
        pay("pay", TestCards.VISA);
        shop.gateway().next(Call.REFUND, Reaction.LOSE_REQUEST);
        onecent.payments().refund(ANN, paymentId(), CommandId.of("refund"), TOTAL);

        shop.clock().advance(Duration.ofHours(24));
        onecent.runDue(ANN.tenant());

        assertThat(count(Call.REFUND)).isEqualTo(1);
        assertThat(payment().state()).isInstanceOf(PaymentState.Refunding.class);
        shop.pass(onecent, Duration.ofHours(3));
        assertThat(shop.gateway().ledger().captured(EURO).isZero()).isTrue();
    }

    /** Twins that both look again at what had ended refund it once (R4). */
    @Test
    void aLateChargeIsRefundedOnceByTwins() {
        shop.startCheckout(onecent, "c-1");
        shop.gateway().next(Call.AUTHORIZE, Reaction.HOLD_BACK);
        pay("pay", TestCards.VISA);
        shop.pass(onecent, Duration.ofHours(30));
        shop.gateway().deliverHeldBack();
        shop.clock().advance(Duration.ofMinutes(2));
        GatewayNotice notice = GatewayNotice.of(ANN.tenant(), Payment.reference(paymentId()));
        onecent.accept(notice);
        shop.clock().advance(Duration.ofDays(2));

        onecent.accept(notice);
        shop.pass(onecent, Duration.ofDays(2));

        assertThat(shop.gateway().ledger().of(notice.reference()))
                .extracting(LedgerEntry::movement)
                .containsOnlyOnce(LedgerEntry.Movement.REFUNDED);
    }

    /** Another card while the issuer waits supersedes the attempt; passed afterwards, the challenge charges nothing (R4). */
    @Test
    void aChallengeIsSupersededByAnotherCard() {
        shop.startCheckout(onecent, "c-1");
        PayResult.ChallengeRequired challenge = (PayResult.ChallengeRequired) pay("pay-1", TestCards.CHALLENGED);

        assertThat(pay("pay-2", TestCards.VISA)).isInstanceOf(PayResult.Paid.class);
        shop.gateway().completeChallenge(challenge.reference(), true);
        onecent.accept(GatewayNotice.of(ANN.tenant(), challenge.reference()));
        shop.pass(onecent, Duration.ofHours(3));

        assertThat(shop.gateway().ledger().captured(EURO)).isEqualTo(TOTAL);
        assertThat(shop.gateway().ledger().held(EURO).isZero()).isTrue();
    }

    /** The same command while the issuer waits resumes; nothing is superseded (R22). */
    @Test
    void theSameCommandResumesItsChallenge() {
        shop.startCheckout(onecent, "c-1");
        PayResult first = pay("pay", TestCards.CHALLENGED);

        assertThat(pay("pay", TestCards.CHALLENGED)).isEqualTo(first);
        assertThat(count(Call.AUTHORIZE)).isEqualTo(1);
    }

    /** The same card entered again while the issuer waits resumes its challenge (R11). */
    @Test
    void enteringTheSameCardAgainResumesItsChallenge() {
        LinkCardResult first = onecent.cards().link(ANN, shop.link("link-1", TestCards.CHALLENGED));

        assertThat(onecent.cards().link(ANN, shop.link("link-2", TestCards.CHALLENGED)))
                .isEqualTo(first)
                .isInstanceOf(LinkCardResult.ChallengeRequired.class);
    }

    /** While one thread waits for the gateway, another gets to everybody else's release (R25). */
    @Test
    void aSlowCallHoldsUpNobodyElse() throws Exception {
        ShopperId bob = ShopperId.of("toys", "bob");
        SlowReleases slow = new SlowReleases(shop.gateway());
        OneCent slowly = shop.open(new InMemoryStorage(), new EphemeralCardSafe(), slow.gateway(), any -> any);
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST, Reaction.LOSE_REQUEST);
        slowly.cards().link(ANN, shop.link("link", TestCards.VISA));
        slowly.cards().link(bob, shop.link("link", TestCards.MASTERCARD));
        shop.clock().advance(Duration.ofMinutes(5));
        slow.holdNext();

        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<DueReport> waiting = threads.submit(() -> slowly.runDue(ANN.tenant()));
            slow.awaitHeld();
            slowly.runDue(ANN.tenant());

            assertThat(shop.gateway().ledger().held(EURO)).isEqualTo(Money.of("EUR", 1));
            slow.discardUnreserved();
            waiting.get();
        } finally {
            threads.shutdownNow();
        }
        assertThat(shop.gateway().ledger().held(EURO).isZero()).isTrue();
    }

    /** Parked items are listed between their tries, the worst first, until their trouble ends (R25). */
    @Test
    void parkedItemsAreListed() {
        shop.gateway().next(Call.RELEASE, times(14, Reaction.LOSE_REQUEST));
        onecent.cards().link(ANN, shop.link("link", TestCards.VISA));
        assertThat(onecent.parked(ANN.tenant(), 10)).isEmpty();

        for (int tries = 0; tries < 11; tries++) {
            shop.clock().advance(Duration.ofHours(1));
            onecent.runDue(ANN.tenant());
        }

        assertThat(onecent.parked(ANN.tenant(), 10)).anySatisfy(parked -> {
            assertThat(parked.item().kind()).isEqualTo("micro-authorization");
            assertThat(parked.failures()).isGreaterThanOrEqualTo(10);
            assertThat(parked.nextTry()).isAfter(shop.clock().instant());
        });
        shop.pass(onecent, Duration.ofDays(1));
        assertThat(onecent.parked(ANN.tenant(), 10)).isEmpty();
    }

    /** The overdue list passes everything, page by page, even if the due index forgot it (R15, R23). */
    @Test
    void theOverdueListPassesEverything() {
        OneCent forgetful = shop.open(
                new LossyStorage(Loss.BEFORE, 0).withoutDueIndex(),
                new EphemeralCardSafe(),
                shop.gateway(),
                any -> any);
        shop.gateway().next(Call.RELEASE, times(1_000, Reaction.LOSE_REQUEST));
        for (int shopper = 0; shopper < 5; shopper++) {
            forgetful.cards().link(ShopperId.of("toys", "s-" + shopper), shop.link("link", TestCards.VISA));
        }
        shop.pass(forgetful, Duration.ofHours(30));

        List<MicroAuthorization> overdue = new ArrayList<>();
        Optional<PageCursor> after = Optional.empty();
        int pages = 0;
        do {
            OverduePage page = forgetful.microAuthorizations().overdue(ANN.tenant(), after, 2);
            overdue.addAll(page.overdue());
            after = page.next();
            pages++;
        } while (after.isPresent());

        assertThat(overdue).hasSize(5);
        assertThat(pages).isEqualTo(3);
    }

    /** Whatever waits for a gateway that does not tell can be settled by hand: a card, a charge, one believed absent (R16). */
    @Test
    void everythingThatWaitsCanBeSettledByHand() {
        shop.startCheckout(onecent, "c-1");
        shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_ANSWER, Reaction.LOSE_REQUEST);
        pay("pay", TestCards.VISA);
        onecent.cards().link(ANN, shop.link("link", TestCards.MASTERCARD));
        shop.pass(onecent, Duration.ofMinutes(20));
        shop.gateway().next(Call.FIND, times(10, Reaction.REFUSE));
        MicroAuthorizationId absent =
                onecent.microAuthorizations().of(ANN, "", 1).items().get(0).id();

        onecent.microAuthorizations().settleByHand(ANN, absent, "ticket 1", "o.perator");

        assertThat(onecent.microAuthorizations().of(ANN, "", 1).items())
                .noneMatch(verification -> verification.due().isPresent());
    }

    /** A charge that an operator declared not taken, and that comes to light, is released (R4, R16). */
    @Test
    void aChargeThatComesToLightAfterAnOperatorsWordIsGivenBack() {
        shop.startCheckout(onecent, "c-1");
        shop.gateway().next(Call.AUTHORIZE, Reaction.HOLD_BACK);
        pay("pay", TestCards.VISA);
        onecent.payments().settleByHand(ANN, paymentId(), false, "ticket 2", "o.perator");
        shop.gateway().deliverHeldBack();
        shop.pass(onecent, Duration.ofMinutes(20));

        onecent.accept(GatewayNotice.of(ANN.tenant(), Payment.reference(paymentId())));
        shop.pass(onecent, Duration.ofHours(1));

        assertThat(shop.gateway().ledger().captured(EURO).isZero()).isTrue();
        assertThat(checkout().state()).isInstanceOf(CheckoutState.Expired.class);
    }

    /** A clock that was a year ahead and is set right makes nobody wait for a year (R24, R25). */
    @Test
    void aClockSetBackHoldsUpNothing() {
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST, Reaction.LOSE_REQUEST);
        onecent.cards().link(ANN, shop.link("link", TestCards.VISA));
        shop.clock().advance(Duration.ofDays(20));
        onecent.runDue(ANN.tenant());
        shop.clock().advance(Duration.ofDays(-20));

        shop.pass(onecent, Duration.ofHours(1));

        assertThat(shop.gateway().ledger().held(EURO).isZero()).isTrue();
    }

    /** An answer that took only a moment too long is no longer believed to be for what was asked (R17). */
    @Test
    void aHoldTakenInsteadOfFrozenIsNotBelievedAtOnce() {
        OneCent greedy = open(new FlakyGateway(
                shop.gateway(),
                new AuthorizationAnswer.Approved(
                        GatewayReference.of("sim"), Money.of("EUR", 1), true, Optional.empty())));

        assertThat(greedy.cards().link(ANN, shop.link("link", TestCards.VISA)))
                .isInstanceOf(LinkCardResult.BeingVerified.class);
        shop.pass(greedy, Duration.ofHours(1));

        assertThat(shop.gateway().ledger().held(EURO).isZero()).isTrue();
    }

    private OneCent open(FlakyGateway gateway) {
        return shop.open(new InMemoryStorage(), new EphemeralCardSafe(), gateway, any -> any);
    }

    private OneCent capturingLater() {
        return shop.open(
                new InMemoryStorage(),
                new EphemeralCardSafe(),
                shop.gateway(),
                builder -> builder.capture(CaptureMode.LATER));
    }

    private PayResult pay(String command, String number) {
        return onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce(command, number));
    }

    private Checkout checkout() {
        return onecent.checkouts().find(ANN, CHECKOUT).orElseThrow();
    }

    private Payment payment() {
        return onecent.payments().find(ANN, paymentId()).orElseThrow();
    }

    private int count(Call call) {
        return Collections.frequency(shop.gateway().calls(), call);
    }

    private static Reaction[] times(int count, Reaction reaction) {
        Reaction[] reactions = new Reaction[count];
        Arrays.fill(reactions, reaction);
        return reactions;
    }

    /** Seals its numbers, unless a subclass says otherwise. */
    TestShop newShop() {
        return TestShop.with(Validation.FACTORY);
    }

    private PaymentId paymentId() {
        return TestShop.payment(onecent, CHECKOUT, 1);
    }
}
