package dev.onecent.payment;

import static dev.onecent.testkit.TestShop.ANN;
import static dev.onecent.testkit.TestWallet.ANN_THERE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.checkout.Pay;
import dev.onecent.gateway.GatewayNotice;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.money.Money;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.support.Interposed;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.TestWallet;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.SimulatedGateway;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.wallet.WalletCard;
import dev.onecent.wallet.WalletProvider;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What became of a refund is told by its own key, whatever else the merchant refunds at the gateway's dashboard (R4, R16, R17). */
class RefundsTest {
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final OneCent onecent = shop.open();

    @Test
    void aRefusedRefundIsRefusedThoughTheMerchantRefundedAsMuch() {
        pay();
        refundAtTheDashboard(2_000);

        assertThat(refund("refund", 1_000)).isInstanceOf(PaymentResult.Refused.class);

        assertThat(payment().state().refunds()).isEmpty();
        assertThat(refund("refund", 1_000)).isInstanceOf(PaymentResult.Refused.class);
        assertThat(refund("other", 500)).isInstanceOf(PaymentResult.Done.class);
        assertThat(taken()).isEqualTo(Money.of("EUR", 0));
    }

    @Test
    void aLostRefundIsMadeThoughTheMerchantRefundedAsMuch() {
        pay();
        shop.gateway().next(Call.REFUND, Reaction.LOSE_REQUEST);
        assertThat(refund("refund", 1_000)).isInstanceOf(PaymentResult.InProgress.class);
        refundAtTheDashboard(1_000);

        shop.clock().advance(Duration.ofHours(25));
        shop.pass(onecent, Duration.ofHours(1));

        assertThat(payment().state().refunds())
                .containsExactly(new Refund(CommandId.of("refund"), Money.of("EUR", 1_000)));
        assertThat(taken()).isEqualTo(Money.of("EUR", 500));
    }

    /** The gateway has forgotten the key and would refuse, or refund again: it is asked, and says that this one was refused. */
    @Test
    void aRefusalThatNobodyHeardIsFoundByItsKey() {
        pay();
        refundAtTheDashboard(2_500);
        shop.gateway().next(Call.REFUND, Reaction.LOSE_ANSWER);
        refund("refund", 1_000);

        shop.clock().advance(Duration.ofHours(25));
        onecent.runDue(ANN.tenant());

        assertThat(payment().state()).isInstanceOf(PaymentState.Captured.class);
        assertThat(payment().state().refunds()).isEmpty();
        assertThat(refund("refund", 1_000)).isInstanceOf(PaymentResult.Refused.class);
        assertThat(Collections.frequency(shop.gateway().calls(), Call.REFUND)).isEqualTo(1);
    }

    /** A refusal that comes after the window may be one of a refund that was made before. */
    @Test
    void aRefusalAfterTheWindowIsNotBelieved() {
        AtomicReference<Duration> heldUp = new AtomicReference<>(Duration.ZERO);
        OneCent slow = open(Interposed.gateway(shop.gateway(), (name, arguments, call) -> {
            if (name.equals("refund")) {
                shop.clock().advance(heldUp.getAndSet(Duration.ZERO));
            }
            return call.go();
        }));
        pay(slow);
        shop.gateway().next(Call.REFUND, Reaction.LOSE_ANSWER);
        refund(slow, "refund", 2_500);
        shop.clock().advance(Duration.ofHours(23));
        heldUp.set(Duration.ofHours(2));

        slow.runDue(ANN.tenant());
        shop.pass(slow, Duration.ofHours(2));

        assertThat(payment(slow).state()).isInstanceOf(PaymentState.Refunded.class);
    }

    /** Sums prove nothing, so that an operator looks at the gateway's dashboard and settles it (R16). */
    @Test
    void aLostRefundIsParkedWhereTheGatewayFindsNone() {
        SimulatedGateway blind = SimulatedGateway.of(
                shop.clock(),
                new GatewayTerms(
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(1),
                        Duration.ofHours(24),
                        Duration.ofDays(30),
                        false));
        OneCent atBlind = open(blind);
        pay(atBlind);
        blind.next(Call.REFUND, lost(100));
        refund(atBlind, "refund", 1_000);
        blind.refundAtDashboard(payment(atBlind).reference(), Money.of("EUR", 1_000));
        shop.pass(atBlind, Duration.ofHours(24), 48);
        int sent = Collections.frequency(blind.calls(), Call.REFUND);

        shop.pass(atBlind, Duration.ofDays(10), 240);

        assertThat(blind.calls()).doesNotContain(Call.FIND_REFUND);
        assertThat(Collections.frequency(blind.calls(), Call.REFUND)).isEqualTo(sent);
        assertThat(payment(atBlind).refundKey()).contains(payment(atBlind).reference() + ".refund.refund");
        assertThat(atBlind.parked(ANN.tenant(), 10))
                .extracting(parked -> parked.item().key())
                .containsExactly(payment(atBlind).key());

        atBlind.payments()
                .settleByHand(
                        ANN,
                        TestShop.payment(atBlind, CHECKOUT, 1),
                        true,
                        "the dashboard shows no such refund",
                        "o.perator");

        assertThat(payment(atBlind).state().refunds()).isEmpty();
        assertThat(atBlind.parked(ANN.tenant(), 10)).isEmpty();
    }

    /** What came too late is owed back in full, the one who gives it back (R4). */
    @Test
    void aLateChargeThatTheMerchantRefundedIsSettled() {
        lateCharge();
        refundAtTheDashboard(2_500);

        shop.pass(onecent, Duration.ofHours(1));

        assertThat(payment().state()).isInstanceOf(PaymentState.Refunded.class);
        assertThat(taken().isZero()).isTrue();
    }

    /** Of which a part is back, the rest is not forgotten: somebody gives it back (R4, R16). */
    @Test
    void aLateChargeThatTheMerchantRefundedInPartIsParkedUntilAllIsBack() {
        lateCharge();
        refundAtTheDashboard(2_000);

        shop.pass(onecent, Duration.ofDays(4), 200);

        assertThat(payment().state()).isInstanceOf(PaymentState.Refunding.class);
        assertThat(onecent.parked(ANN.tenant(), 10)).hasSize(1);

        refundAtTheDashboard(500);
        shop.pass(onecent, Duration.ofHours(2));

        assertThat(payment().state()).isInstanceOf(PaymentState.Refunded.class);
        assertThat(taken().isZero()).isTrue();
    }

    /** The wallet knows its refunds by the shop's keys. */
    @Test
    void aRefundThroughAWalletIsFoundByItsKey() {
        TestWallet wallet = TestWallet.beside(shop, Validation.FACTORY);
        wallet.link("link", TestCards.VISA);
        AtomicInteger heard = new AtomicInteger();
        WalletProvider deaf = Interposed.wallet(wallet.provider(), (name, arguments, call) -> {
            Object answer = call.go();
            if (name.equals("refund") && heard.getAndIncrement() == 0) {
                throw new IllegalStateException("time-out");
            }
            return answer;
        });
        OneCent atShop = shop.open(
                new InMemoryStorage(), new EphemeralCardSafe(), shop.gateway(), builder -> builder.wallet(deaf));
        wallet.connect(atShop, ANN);
        WalletCard card = atShop.wallets().of(ANN).stream()
                .findFirst()
                .orElseThrow()
                .cards()
                .get(0);
        shop.startCheckout(atShop, "c-1");
        atShop.checkouts().pay(ANN, CHECKOUT, Pay.withWallet(CommandId.of("pay"), TestWallet.PAYWELL, card.id()));
        shop.clock().advance(Duration.ofMinutes(5));
        refund(atShop, "refund", 1_000);
        Payment there = wallet.onecent().payments().of(ANN_THERE, "", 1).items().get(0);
        wallet.gateway().refundAtDashboard(there.reference(), Money.of("EUR", 1_500));

        shop.clock().advance(Duration.ofHours(25));
        atShop.runDue(ANN.tenant());

        assertThat(payment(atShop).state().refunds())
                .containsExactly(new Refund(CommandId.of("refund"), Money.of("EUR", 1_000)));
        assertThat(heard).hasValue(1);
        assertThat(refund(atShop, "other", 500))
                .as("the operator gave it back")
                .isInstanceOf(PaymentResult.Refused.class);
    }

    /** A charge that arrives after its checkout has ended, and is on its way back. */
    private void lateCharge() {
        shop.startCheckout(onecent, "c-1");
        shop.gateway().next(Call.AUTHORIZE, Reaction.HOLD_BACK);
        onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.VISA));
        shop.pass(onecent, Duration.ofHours(30));
        shop.gateway().deliverHeldBack();
        shop.clock().advance(Duration.ofMinutes(2));
        shop.gateway().next(Call.REFUND, Reaction.LOSE_REQUEST, Reaction.LOSE_REQUEST);
        onecent.accept(GatewayNotice.of(ANN.tenant(), payment().reference()));
        assertThat(payment().state()).isInstanceOf(PaymentState.Refunding.class);
    }

    private static Reaction[] lost(int times) {
        return Collections.nCopies(times, Reaction.LOSE_REQUEST).toArray(Reaction[]::new);
    }

    private void refundAtTheDashboard(long verifications) {
        shop.gateway().refundAtDashboard(payment().reference(), Money.of("EUR", verifications));
    }

    private OneCent open(PaymentGateway gateway) {
        return shop.open(new InMemoryStorage(), new EphemeralCardSafe(), gateway, any -> any);
    }

    private void pay() {
        pay(onecent);
    }

    private void pay(OneCent with) {
        shop.startCheckout(with, "c-1");
        with.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.VISA));
        shop.clock().advance(Duration.ofMinutes(5));
    }

    private PaymentResult refund(String command, long verifications) {
        return refund(onecent, command, verifications);
    }

    private static PaymentResult refund(OneCent with, String command, long verifications) {
        return with.payments()
                .refund(
                        ANN,
                        TestShop.payment(with, CHECKOUT, 1),
                        CommandId.of(command),
                        Money.of("EUR", verifications));
    }

    private Payment payment() {
        return payment(onecent);
    }

    private static Payment payment(OneCent with) {
        return with.payments().find(ANN, TestShop.payment(with, CHECKOUT, 1)).orElseThrow();
    }

    private Money taken() {
        return shop.gateway().ledger().captured(Money.of("EUR", 1).currency());
    }
}
