package dev.onecent.checkout;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.OneCent;
import dev.onecent.Storage;
import dev.onecent.cart.CartLine;
import dev.onecent.cart.Sku;
import dev.onecent.checkout.CheckoutEvent.CheckoutPaid;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.Challenge;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.gateway.GatewayNotice;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentId;
import dev.onecent.payment.PaymentResult;
import dev.onecent.payment.PaymentState;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CheckoutLife;
import dev.onecent.store.CommandId;
import dev.onecent.support.Interposed;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paying a checkout: R2 to R5, R17, R22. */
@SuppressWarnings("this-escape") // a subclass only says what is used, and has no state of its own
public class PayingTest {
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final Money TOTAL = Money.of("EUR", 2_500);

    private final TestShop shop = newShop();
    private final OneCent onecent = shop.open();

    /** A declined checkout can be paid by a further attempt, once (R3, R4). */
    @Test
    void aDeclineReturnsToTheChoiceWithItsReason() {
        shop.startCheckout(onecent, "c-1");

        PayResult result = pay("pay-1", TestCards.INSUFFICIENT_FUNDS);

        assertThat(result)
                .isInstanceOfSatisfying(
                        PayResult.Declined.class,
                        declined -> assertThat(declined.reason()).isEqualTo(DeclineReason.INSUFFICIENT_FUNDS));
        assertThat(checkout().state())
                .isInstanceOfSatisfying(
                        CheckoutState.ChoosingMethod.class,
                        choosing -> assertThat(choosing.setback())
                                .contains(new FailedAttempt.Declined(DeclineReason.INSUFFICIENT_FUNDS, true)));
        assertThat(pay("pay-2", TestCards.VISA)).isInstanceOf(PayResult.Paid.class);
        assertThat(taken()).isEqualTo(TOTAL);
    }

    /** A duplicate command gets the recorded outcome (R4, R22). */
    @Test
    void theSameCommandTwiceChargesOnce() {
        shop.startCheckout(onecent, "c-1");

        assertThat(pay("pay", TestCards.VISA)).isEqualTo(pay("pay", TestCards.VISA));
        assertThat(shop.gateway().authorizations()).hasSize(1);
    }

    /** A paid checkout is not charged again (R4). */
    @Test
    void anotherCommandAfterwardsChargesNothing() {
        shop.startCheckout(onecent, "c-1");
        pay("pay-1", TestCards.VISA);

        assertThat(pay("pay-2", TestCards.MASTERCARD)).isInstanceOf(PayResult.Paid.class);
        assertThat(taken()).isEqualTo(TOTAL);
    }

    /** Concurrent commands share one charge (R4). */
    @Test
    void manyAtOnceChargeOnce() throws Exception {
        shop.startCheckout(onecent, "c-1");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<PayResult>> rivals = new ArrayList<>();
        for (int rival = 0; rival < 8; rival++) {
            String command = "pay-" + rival;
            rivals.add(() -> pay(command, TestCards.VISA));
        }

        List<PayResult> results = new ArrayList<>();
        for (Future<PayResult> result : threads.invokeAll(rivals)) {
            results.add(result.get());
        }
        threads.shutdownNow();

        assertThat(results).anyMatch(PayResult.Paid.class::isInstance);
        assertThat(results)
                .allMatch(result -> result instanceof PayResult.Paid || result instanceof PayResult.InProgress);
        assertThat(taken()).isEqualTo(TOTAL);
    }

    /** Whenever a concurrent duplicate pays and its cart is cleared, nobody is told that the cart has changed: it is paid (R4). */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aTwinThatPaysMeanwhileIsNoChangeOfTheCart(int read) {
        InMemoryStorage plain = new InMemoryStorage();
        OneCent duplicate = shop.open(plain, new EphemeralCardSafe(), shop.gateway(), any -> any);
        shop.startCheckout(duplicate, "c-1");
        AtomicInteger reads = new AtomicInteger();
        OneCent slow = shop.open(
                Interposed.storage(plain, (name, arguments, call) -> {
                    if (name.endsWith(".find") && reads.incrementAndGet() == read) {
                        duplicate.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay-2", TestCards.VISA));
                    }
                    return call.go();
                }),
                new EphemeralCardSafe(),
                shop.gateway(),
                any -> any);

        assertThat(slow.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay-1", TestCards.VISA)))
                .isInstanceOf(PayResult.Paid.class);

        assertThat(taken()).isEqualTo(TOTAL);
    }

    /** The cart is compared with the checkout before the charge (R2). */
    @Test
    void aChangedCartIsAnAnswerAndChargesNothing() {
        shop.startCheckout(onecent, "c-1");
        onecent.carts()
                .put(
                        ANN,
                        CartLine.of("BALL", "Red ball", Money.of("EUR", 2_600), 1)
                                .withTicked(true));

        assertThat(pay("pay", TestCards.VISA)).isInstanceOf(PayResult.CartChanged.class);
        assertThat(shop.gateway().calls()).isEmpty();
        assertThat(onecent.payments().of(ANN, "", 10).items()).isEmpty();
    }

    /** What is not ticked is not compared (R2). */
    @Test
    void anUntickedLineMayChange() {
        shop.startCheckout(onecent, "c-1");
        onecent.carts().remove(ANN, Sku.of("KITE"));

        assertThat(pay("pay", TestCards.VISA)).isInstanceOf(PayResult.Paid.class);
    }

    /** Nobody knows, so nobody may leave; then it is found out (R3, R17). */
    @Test
    void aLostAnswerIsFoundOutAndCountsAsPaid() {
        shop.startCheckout(onecent, "c-1");
        shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_ANSWER);

        assertThat(pay("pay", TestCards.VISA)).isInstanceOf(PayResult.InProgress.class);
        assertThat(onecent.checkouts().abandon(ANN, CHECKOUT)).isInstanceOf(AbandonResult.InProgress.class);
        shop.pass(onecent, Duration.ofMinutes(10));

        assertThat(checkout().state()).isInstanceOf(CheckoutState.Paid.class);
        assertThat(shop.events()).filteredOn(CheckoutPaid.class::isInstance).hasSize(1);
        assertThat(onecent.carts().of(ANN).find(Sku.of("BALL"))).isEmpty();
    }

    /** A request that never arrived is no charge, and the shopper may choose again (R17). */
    @Test
    void aLostRequestReturnsToTheChoice() {
        shop.startCheckout(onecent, "c-1");
        shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_REQUEST);
        pay("pay-1", TestCards.VISA);

        shop.pass(onecent, Duration.ofMinutes(5));

        assertThat(checkout().state())
                .isEqualTo(new CheckoutState.ChoosingMethod(Optional.of(new FailedAttempt.NotCharged())));
        assertThat(pay("pay-2", TestCards.VISA)).isInstanceOf(PayResult.Paid.class);
        assertThat(taken()).isEqualTo(TOTAL);
    }

    /** A charge that arrives after we gave it up is refunded, and the second attempt stands (R4). */
    @Test
    void aLateChargeIsRefunded() {
        shop.startCheckout(onecent, "c-1");
        shop.gateway().next(Call.AUTHORIZE, Reaction.HOLD_BACK);
        pay("pay-1", TestCards.VISA);
        shop.pass(onecent, Duration.ofMinutes(5));
        pay("pay-2", TestCards.VISA);

        shop.gateway().deliverHeldBack();
        shop.pass(onecent, Duration.ofHours(2));

        assertThat(taken()).isEqualTo(TOTAL);
        assertThat(payment(1).state()).isInstanceOf(PaymentState.Refunded.class);
        assertThat(payment(2).state()).isInstanceOf(PaymentState.Captured.class);
    }

    /** The checkout waits for the challenge, and the gateway is asked for its outcome (R3, R17). */
    @Test
    void aChallengeThatIsPassedPays() {
        shop.startCheckout(onecent, "c-1");
        PayResult.ChallengeRequired challenge = (PayResult.ChallengeRequired) pay("pay", TestCards.CHALLENGED);
        shop.gateway().completeChallenge(challenge.reference(), true);
        shop.clock().advance(Duration.ofMinutes(2));

        onecent.accept(GatewayNotice.of(ANN.tenant(), challenge.reference()));

        assertThat(checkout().state()).isInstanceOf(CheckoutState.Paid.class);
        assertThat(taken()).isEqualTo(TOTAL);
        assertThat(onecent.carts().of(ANN).tickedLines())
                .as("R5, without waiting for due work")
                .isEmpty();
    }

    /** Who has passed a challenge is not asked to pass it again while the capture's answer is awaited (R3). */
    @Test
    void aPassedChallengeIsNotAskedForAgain() {
        shop.startCheckout(onecent, "c-1");
        shop.gateway().next(Call.AUTHORIZE, Reaction.HOLD_ONLY).next(Call.CAPTURE, Reaction.LOSE_REQUEST);
        PayResult.ChallengeRequired challenge = (PayResult.ChallengeRequired) pay("pay", TestCards.CHALLENGED);
        shop.gateway().completeChallenge(challenge.reference(), true);
        shop.clock().advance(Duration.ofMinutes(2));
        onecent.accept(GatewayNotice.of(ANN.tenant(), challenge.reference()));

        assertThat(pay("pay", TestCards.CHALLENGED)).isInstanceOf(PayResult.InProgress.class);

        shop.pass(onecent, Duration.ofHours(1));
        assertThat(pay("pay", TestCards.CHALLENGED)).isInstanceOf(PayResult.Paid.class);
    }

    /** The process that heard of the passed challenge died before the checkout did: the same command finds it paid (R3). */
    @Test
    void whoComesBackFindsWhatAPassedChallengePaid() {
        InMemoryStorage plain = new InMemoryStorage();
        AtomicBoolean dies = new AtomicBoolean();
        Storage mortal = Interposed.storage(plain, (name, arguments, call) -> {
            if (name.equals("checkouts.save") && dies.get()) {
                throw new OutOfMemoryError("dies here");
            }
            return call.go();
        });
        OneCent dying = shop.open(mortal, new EphemeralCardSafe(), shop.gateway(), any -> any);
        shop.startCheckout(dying, "c-1");
        Pay command = TestShop.payOnce("pay", TestCards.CHALLENGED);
        PayResult.ChallengeRequired challenge =
                (PayResult.ChallengeRequired) dying.checkouts().pay(ANN, CHECKOUT, command);
        shop.gateway().completeChallenge(challenge.reference(), true);
        shop.clock().advance(Duration.ofMinutes(2));
        dies.set(true);
        assertThatThrownBy(() -> dying.accept(GatewayNotice.of(ANN.tenant(), challenge.reference())))
                .isInstanceOf(OutOfMemoryError.class);

        OneCent next = shop.open(plain, new EphemeralCardSafe(), shop.gateway(), any -> any);
        assertThat(next.checkouts().pay(ANN, CHECKOUT, command)).isInstanceOf(PayResult.Paid.class);
        assertThat(next.carts().of(ANN).tickedLines()).isEmpty();
    }

    /** A challenge is cut off when nobody waits for an approval any more, however late the gateway's deadline (R17). */
    @Test
    void aChallengeIsCutOffBeforeAFarDeadline() {
        OneCent farSighted = over(Interposed.gateway(shop.gateway(), (name, arguments, call) -> {
            Object answer = call.go();
            return answer instanceof AuthorizationAnswer.Challenged challenged ? farAway(challenged) : answer;
        }));
        shop.startCheckout(farSighted, "c-1");
        Pay command = TestShop.payOnce("pay", TestCards.CHALLENGED);
        PayResult.ChallengeRequired asked =
                (PayResult.ChallengeRequired) farSighted.checkouts().pay(ANN, CHECKOUT, command);
        assertThat(asked.challenge().deadline())
                .isBetween(
                        shop.clock().instant().plus(Duration.ofHours(24)),
                        shop.clock().instant().plus(Duration.ofHours(25)));

        shop.pass(farSighted, Duration.ofDays(2));

        assertThat(farSighted.checkouts().find(ANN, CHECKOUT).orElseThrow().state())
                .isNotInstanceOf(CheckoutState.AwaitingChallenge.class);
        assertThat(taken().isZero()).isTrue();
    }

    /** Who is erased while the gateway is being asked is not told that nothing was charged: it may have been. */
    @Test
    void whoIsErasedDuringAChargeIsToldThatItGoesOn() {
        AtomicReference<Runnable> erasing = new AtomicReference<>(() -> {});
        OneCent erased = over(Interposed.gateway(shop.gateway(), (name, arguments, call) -> {
            Object answer = call.go();
            if (name.equals("authorize")) {
                Objects.requireNonNull(erasing.get()).run();
            }
            return answer;
        }));
        erasing.set(() -> erased.erase(ANN));
        shop.startCheckout(erased, "c-1");

        assertThat(erased.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.VISA)))
                .isInstanceOf(PayResult.InProgress.class);

        shop.pass(erased, Duration.ofDays(3));
        assertThat(taken()).isEqualTo(TOTAL);
        assertThat(shop.events()).hasAtLeastOneElementOfType(CheckoutPaid.class);
    }

    /** While the issuer waits for the shopper, the shopper may leave; a challenge passed later charges nothing (R3). */
    @Test
    void aChallengeMayBeLeft() {
        shop.startCheckout(onecent, "c-1");
        PayResult.ChallengeRequired challenge = (PayResult.ChallengeRequired) pay("pay", TestCards.CHALLENGED);

        assertThat(onecent.checkouts().abandon(ANN, CHECKOUT)).isInstanceOf(AbandonResult.Ended.class);
        shop.gateway().completeChallenge(challenge.reference(), true);
        shop.pass(onecent, Duration.ofHours(3));

        assertThat(taken().isZero()).isTrue();
        assertThat(shop.gateway().ledger().held(EURO).isZero()).isTrue();
    }

    /** After a failed challenge the shopper chooses again (R3). */
    @Test
    void aChallengeThatFailsIsADecline() {
        shop.startCheckout(onecent, "c-1");
        PayResult.ChallengeRequired challenge = (PayResult.ChallengeRequired) pay("pay", TestCards.CHALLENGED);
        shop.gateway().completeChallenge(challenge.reference(), false);
        shop.clock().advance(Duration.ofMinutes(2));

        onecent.accept(GatewayNotice.of(ANN.tenant(), challenge.reference()));

        assertThat(checkout().state()).isInstanceOf(CheckoutState.ChoosingMethod.class);
    }

    /** Final is final (R3). */
    @Test
    void anEndedCheckoutCannotBePaid() {
        shop.startCheckout(onecent, "c-1");
        onecent.checkouts().abandon(ANN, CHECKOUT);

        assertThat(pay("pay", TestCards.VISA)).isInstanceOf(PayResult.Closed.class);
        assertThat(onecent.checkouts().findMethods(ANN, CHECKOUT)).isEmpty();
        assertThat(shop.gateway().calls()).isEmpty();
    }

    /** Expiry is due work, and an expired checkout is closed even before that work was done (R3). */
    @Test
    void anExpiredCheckoutCannotBePaidBeforeDueWorkSaysSo() {
        shop.startCheckout(onecent, "c-1");
        shop.clock().advance(Duration.ofHours(1));

        assertThat(pay("pay", TestCards.VISA)).isInstanceOf(PayResult.Closed.class);
    }

    /** The bought quantities leave once, whatever is put in afterwards (R5). */
    @Test
    void theCartIsClearedOnce() {
        shop.startCheckout(onecent, "c-1");
        pay("pay", TestCards.VISA);
        onecent.carts().put(ANN, CartLine.of("BALL", "Red ball", TOTAL, 1));

        shop.pass(onecent, Duration.ofMinutes(5));

        assertThat(onecent.carts().of(ANN).find(Sku.of("BALL"))).isPresent();
    }

    /** Nor by a notice about a payment that the cart has long forgotten (R5). */
    @Test
    void aNoticeOfAnOldPaymentLeavesTheCart() {
        for (int purchase = 0; purchase <= 50; purchase++) {
            CheckoutId checkout = CheckoutId.of("c-" + purchase);
            shop.startCheckout(onecent, checkout.value());
            onecent.checkouts().pay(ANN, checkout, TestShop.payOnce("pay-" + purchase, TestCards.VISA));
            shop.pass(onecent, Duration.ofDays(7), 1);
        }
        shop.fillCart(onecent);

        onecent.accept(
                GatewayNotice.of(ANN.tenant(), Payment.reference(TestShop.payment(onecent, CheckoutId.of("c-0"), 1))));

        assertThat(onecent.carts().of(ANN).find(Sku.of("BALL"))).isPresent();
    }

    /** Paid is authorized where the policy captures later; capture and void are the payment's (R3). */
    @Test
    void capturesLaterWhereThePolicySaysSo() {
        OneCent later = capturingLater();
        shop.startCheckout(later, "c-1");

        assertThat(later.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.VISA)))
                .isInstanceOf(PayResult.Paid.class);
        assertThat(shop.gateway().ledger().held(EURO)).isEqualTo(TOTAL);
        assertThat(later.payments().capture(ANN, TestShop.payment(later, CHECKOUT, 1)))
                .isInstanceOf(PaymentResult.Done.class);
        assertThat(taken()).isEqualTo(TOTAL);
        assertThat(later.payments().capture(ANN, TestShop.payment(later, CHECKOUT, 1)))
                .isInstanceOf(PaymentResult.Done.class);
        assertThat(later.payments().voidPayment(ANN, TestShop.payment(later, CHECKOUT, 1)))
                .isInstanceOf(PaymentResult.NotAllowed.class);
    }

    /** A void whose answer got lost is repeated until it is acknowledged (R17). */
    @Test
    void voidsAnAuthorizedPayment() {
        OneCent later = capturingLater();
        shop.startCheckout(later, "c-1");
        later.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.VISA));
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST);

        assertThat(later.payments().voidPayment(ANN, TestShop.payment(later, CHECKOUT, 1)))
                .isInstanceOf(PaymentResult.InProgress.class);
        shop.pass(later, Duration.ofMinutes(5));
        assertThat(shop.gateway().ledger().held(EURO).isZero()).isTrue();
    }

    /** A refund asked for twice is given once, and never more than is left (R4, R22). */
    @Test
    void refundsOnceAndNeverMoreThanIsLeft() {
        shop.startCheckout(onecent, "c-1");
        pay("pay", TestCards.VISA);
        PaymentId payment = TestShop.payment(onecent, CHECKOUT, 1);
        Money part = Money.of("EUR", 1_000);

        assertThat(refund(payment, "refund-1", part)).isInstanceOf(PaymentResult.Done.class);
        assertThat(refund(payment, "refund-1", part)).isInstanceOf(PaymentResult.Done.class);
        assertThat(refund(payment, "refund-2", TOTAL)).isInstanceOf(PaymentResult.NotAllowed.class);
        assertThat(taken()).isEqualTo(Money.of("EUR", 1_500));
        assertThat(refund(payment, "refund-3", Money.of("EUR", 1_500))).isInstanceOf(PaymentResult.Done.class);
        assertThat(payment(1).state()).isInstanceOf(PaymentState.Refunded.class);
    }

    /** What the gateway has refused is refused again, though it would be given by now; another command is another try (R22). */
    @Test
    void aRefusedRefundIsRefusedForGood() {
        shop.startCheckout(onecent, "c-1");
        pay("pay", TestCards.VISA);
        PaymentId payment = TestShop.payment(onecent, CHECKOUT, 1);
        shop.gateway().next(Call.REFUND, Reaction.REFUSE);
        assertThat(refund(payment, "refund-1", TOTAL)).isInstanceOf(PaymentResult.Refused.class);
        shop.pass(onecent, Duration.ofDays(3));

        assertThat(refund(payment, "refund-1", TOTAL)).isInstanceOf(PaymentResult.Refused.class);
        assertThat(refund(payment, "refund-1", Money.of("EUR", 500)))
                .as("one key has one amount")
                .isInstanceOf(PaymentResult.CommandReused.class);
        assertThat(Collections.frequency(shop.gateway().calls(), Call.REFUND)).isEqualTo(1);

        assertThat(refund(payment, "refund-2", TOTAL)).isInstanceOf(PaymentResult.Done.class);
        assertThat(taken().isZero()).isTrue();
    }

    /** A refund whose answers get lost for longer than the gateway remembers its key is still given once (R17). */
    @Test
    void aRefundOutlivesTheGatewaysMemoryOfKeys() {
        shop.startCheckout(onecent, "c-1");
        pay("pay", TestCards.VISA);
        PaymentId payment = TestShop.payment(onecent, CHECKOUT, 1);
        Money part = Money.of("EUR", 1_000);
        shop.gateway().next(Call.REFUND, Reaction.LOSE_ANSWER);

        assertThat(refund(payment, "refund", part)).isInstanceOf(PaymentResult.InProgress.class);
        shop.clock().advance(Duration.ofHours(25));
        onecent.runDue(ANN.tenant());

        assertThat(taken()).isEqualTo(TOTAL.minus(part));
        assertThat(payment(1).state())
                .isInstanceOfSatisfying(
                        PaymentState.Captured.class,
                        captured -> assertThat(captured.left()).isEqualTo(TOTAL.minus(part)));
    }

    /** A second refund while the first is under way is not begun, and the answer says so (R17). */
    @Test
    void oneRefundAtATime() {
        shop.startCheckout(onecent, "c-1");
        pay("pay", TestCards.VISA);
        PaymentId payment = TestShop.payment(onecent, CHECKOUT, 1);
        shop.gateway().next(Call.REFUND, Reaction.LOSE_REQUEST);
        refund(payment, "refund-1", Money.of("EUR", 100));

        assertThat(refund(payment, "refund-2", Money.of("EUR", 100))).isInstanceOf(PaymentResult.NotAllowed.class);
    }

    @Test
    void aRefundOfNothingIsTheCallersBug() {
        PaymentId none = new PaymentId(CHECKOUT, CheckoutLife.of("none"), 1);
        assertThatThrownBy(() -> refund(none, "refund", Money.zero(EURO)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("amount");
    }

    @Test
    void aPaymentThatIsNotThereIsAnAnswer() {
        PaymentId none = new PaymentId(CHECKOUT, CheckoutLife.of("none"), 1);
        assertThat(onecent.payments().capture(ANN, none)).isEqualTo(new PaymentResult.NotFound());
    }

    /** The key comes from the checkout's life and the attempt alone (R4). */
    @Test
    void everyAttemptHasItsOwnReference() {
        shop.startCheckout(onecent, "c-1");
        pay("pay-1", TestCards.DECLINED);
        pay("pay-2", TestCards.VISA);

        assertThat(shop.gateway().authorizations())
                .extracting(seen -> seen.reference())
                .containsExactly(
                        Payment.reference(TestShop.payment(onecent, CHECKOUT, 1)),
                        Payment.reference(TestShop.payment(onecent, CHECKOUT, 2)))
                .doesNotHaveDuplicates();
        assertThat(Collections.frequency(shop.gateway().calls(), Call.AUTHORIZE))
                .isEqualTo(2);
    }

    private static AuthorizationAnswer.Challenged farAway(AuthorizationAnswer.Challenged near) {
        Challenge challenge = near.challenge();
        return new AuthorizationAnswer.Challenged(
                near.reference(),
                new Challenge(challenge.action(), challenge.deadline().plus(Duration.ofDays(60))));
    }

    private OneCent over(PaymentGateway gateway) {
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

    private PaymentResult refund(PaymentId payment, String command, Money amount) {
        return onecent.payments().refund(ANN, payment, CommandId.of(command), amount);
    }

    private Money taken() {
        return shop.gateway().ledger().captured(EURO);
    }

    private Checkout checkout() {
        return onecent.checkouts().find(ANN, CHECKOUT).orElseThrow();
    }

    private Payment payment(int attempt) {
        return onecent.payments()
                .find(ANN, TestShop.payment(onecent, CHECKOUT, attempt))
                .orElseThrow();
    }

    /** Seals its numbers, unless a subclass says otherwise. */
    protected TestShop newShop() {
        return TestShop.with(Validation.FACTORY);
    }
}
