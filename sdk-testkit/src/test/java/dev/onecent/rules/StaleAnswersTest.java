package dev.onecent.rules;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.OneCent;
import dev.onecent.checkout.CheckoutState;
import dev.onecent.gateway.Authorization;
import dev.onecent.gateway.GatewayNotice;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.Pending;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.MicroAuthorizationState;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentId;
import dev.onecent.payment.PaymentState;
import dev.onecent.store.CheckoutId;
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
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Currency;
import java.util.Deque;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the gateway answers counts for the state that it was asked about, and for no later one (R4, R17). */
class StaleAnswersTest {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final Deque<Runnable> duringFind = new ArrayDeque<>();
    private final Deque<Runnable> duringRefund = new ArrayDeque<>();
    private final InMemoryStorage storage = new InMemoryStorage();
    private final PaymentGateway slow = Interposed.gateway(shop.gateway(), (name, arguments, call) -> {
        if (name.equals("find") && !duringFind.isEmpty()) {
            duringFind.remove().run();
            return new InquiryAnswer.Found(new Pending(), false, Money.zero(EURO));
        }
        Object answer = call.go();
        if (name.equals("refund") && !duringRefund.isEmpty()) {
            duringRefund.remove().run();
        }
        return answer;
    });
    private final OneCent onecent = open(slow);

    /** A slow inquiry says "pending" while the shopper is challenged and leaves: the withdrawal stands. */
    @Test
    void aSlowInquiryDoesNotOverwriteAWithdrawal() {
        diesInAuthorize(dying -> {
            shop.startCheckout(dying, "c-1");
            dying.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.CHALLENGED));
        });
        MerchantReference reference = Payment.reference(paymentId());
        GatewayNotice notice = GatewayNotice.of(ANN.tenant(), reference);
        shop.clock().advance(Duration.ofMinutes(2));
        duringFind.add(() -> {
            onecent.accept(notice);
            shop.gateway().next(Call.RELEASE, times(4, Reaction.LOSE_REQUEST));
            onecent.checkouts().abandon(ANN, CHECKOUT);
            shop.gateway().next(Call.FIND, times(3, Reaction.REFUSE));
        });

        onecent.accept(notice);

        assertThat(payment().state())
                .isInstanceOfSatisfying(
                        PaymentState.Authorizing.class,
                        asked -> assertThat(asked.authorization()).isInstanceOf(Authorization.Withdrawing.class));
        shop.gateway().completeChallenge(reference, true);
        shop.pass(onecent, Duration.ofHours(3));
        assertThat(shop.gateway().ledger().captured(EURO)).isEqualTo(Money.zero(EURO));
        assertThat(onecent.checkouts().find(ANN, CHECKOUT).orElseThrow().state())
                .isInstanceOf(CheckoutState.Abandoned.class);
    }

    /** The same for a hold: a slow inquiry does not undo what a faster one found out. */
    @Test
    void aSlowInquiryDoesNotOverwriteAChallengeOfACent() {
        diesInAuthorize(dying -> dying.cards().link(ANN, shop.link("link", TestCards.CHALLENGED)));
        MerchantReference reference = verification().reference();
        GatewayNotice notice = GatewayNotice.of(ANN.tenant(), reference);
        shop.clock().advance(Duration.ofMinutes(2));
        duringFind.add(() -> {
            onecent.accept(notice);
            shop.gateway().next(Call.FIND, times(3, Reaction.REFUSE));
        });

        onecent.accept(notice);

        assertThat(verification().state())
                .isInstanceOfSatisfying(
                        MicroAuthorizationState.Requesting.class,
                        asked -> assertThat(asked.authorization()).isInstanceOf(Authorization.Challenged.class));
    }

    /** A refund's slow acknowledgement is not taken for that of the next refund. */
    @Test
    void anAcknowledgedRefundDoesNotAcknowledgeTheNextOne() {
        shop.startCheckout(onecent, "c-1");
        onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.VISA));
        duringRefund.add(() -> {
            onecent.runDue(ANN.tenant());
            shop.gateway().next(Call.REFUND, Reaction.LOSE_REQUEST, Reaction.LOSE_REQUEST);
            refund("second");
        });

        refund("first");

        assertThat(payment().state().refunds()).hasSize(1);
        shop.pass(onecent, Duration.ofHours(1));
        assertThat(payment().state().refunds()).hasSize(2);
        assertThat(shop.gateway().ledger().captured(EURO)).isEqualTo(Money.of("EUR", 1_500));
    }

    /** Twins that look for the same absent charge at once use up one look, not both. */
    @Test
    void twinsThatLookAgainAtOnceUseOneLook() {
        shop.startCheckout(onecent, "c-1");
        shop.gateway().next(Call.AUTHORIZE, Reaction.HOLD_BACK);
        onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.VISA));
        shop.pass(onecent, Duration.ofMinutes(30));
        shop.clock().advance(Duration.ofHours(1));
        GatewayNotice notice = GatewayNotice.of(ANN.tenant(), Payment.reference(paymentId()));
        OneCent duplicate = open(Interposed.gateway(shop.gateway(), (name, arguments, call) -> {
            Object answer = call.go();
            if (name.equals("find")) {
                onecent.runDue(ANN.tenant());
            }
            return answer;
        }));

        duplicate.accept(notice);

        assertThat(payment().due()).isPresent();
    }

    private static Reaction[] times(int count, Reaction reaction) {
        Reaction[] reactions = new Reaction[count];
        Arrays.fill(reactions, reaction);
        return reactions;
    }

    private void refund(String command) {
        onecent.payments().refund(ANN, paymentId(), CommandId.of(command), Money.of("EUR", 500));
    }

    private Payment payment() {
        return onecent.payments().find(ANN, paymentId()).orElseThrow();
    }

    private MicroAuthorization verification() {
        return onecent.microAuthorizations().of(ANN, "", 1).items().get(0);
    }

    private OneCent open(PaymentGateway gateway) {
        return shop.open(storage, new EphemeralCardSafe(), gateway, any -> any);
    }

    /** The process dies over the gateway's answer: the intent is saved, and nothing after it. */
    private void diesInAuthorize(Consumer<OneCent> journey) {
        OneCent dying = open(new FlakyGateway(shop.gateway(), new OutOfMemoryError("heap")));
        assertThatThrownBy(() -> journey.accept(dying)).isInstanceOf(OutOfMemoryError.class);
    }

    private PaymentId paymentId() {
        return TestShop.payment(onecent, CHECKOUT, 1);
    }
}
