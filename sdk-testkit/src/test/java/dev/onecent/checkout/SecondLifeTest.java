package dev.onecent.checkout;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.cart.Cart;
import dev.onecent.cart.CartLine;
import dev.onecent.cart.Sku;
import dev.onecent.checkout.CheckoutEvent.CheckoutPaid;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.StoreContendedException;
import dev.onecent.support.MortalStorage;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A checkout that is started under an id that was used before never meets what the former one did at the gateway (R4). */
class SecondLifeTest {
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final Money TOTAL = Money.of("EUR", 2_500);

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final InMemoryStorage storage = new InMemoryStorage();
    private final OneCent onecent = open(CaptureMode.AT_ONCE);

    @Test
    void isChargedByACallOfItsOwn() {
        startAndPay(onecent, "first", TestCards.VISA);
        eraseAndSettle();

        PayResult second = startAndPay(onecent, "second", TestCards.MASTERCARD);

        assertThat(second).isInstanceOf(PayResult.Paid.class);
        assertThat(shop.gateway().ledger().captured(EURO)).isEqualTo(TOTAL.plus(TOTAL));
    }

    @Test
    void isToldAsPaidOnceForEachCharge() {
        startAndPay(onecent, "first", TestCards.VISA);
        eraseAndSettle();
        startAndPay(onecent, "second", TestCards.MASTERCARD);
        shop.pass(onecent, Duration.ofMinutes(5));

        List<CheckoutPaid> told = shop.events().stream()
                .filter(CheckoutPaid.class::isInstance)
                .map(CheckoutPaid.class::cast)
                .toList();
        assertThat(told).hasSize(2);
        assertThat(told).extracting(CheckoutPaid::payment).doesNotHaveDuplicates();
        assertThat(shop.gateway().authorizations()).hasSize(2);
    }

    @Test
    void isNotPaidByAChargeThatWasRefunded() {
        startAndPay(onecent, "first", TestCards.VISA);
        Payment first = onecent.payments().of(ANN, "", 1).items().get(0);
        onecent.payments().refund(ANN, first.id(), CommandId.of("refund"), TOTAL);
        eraseAndSettle();

        PayResult second = startAndPay(onecent, "second", TestCards.VISA);

        assertThat(second).isInstanceOf(PayResult.Paid.class);
        assertThat(shop.gateway().ledger().captured(EURO)).isEqualTo(TOTAL);
    }

    /** Another total: nothing is found out about the first order's hold, and nothing releases it. */
    @Test
    void leavesTheFormerHoldAlone() {
        OneCent later = open(CaptureMode.LATER);
        startAndPay(later, "first", TestCards.VISA);
        later.erase(ANN);
        shop.pass(later, Duration.ofHours(1));

        shop.fillCart(later);
        later.carts().tick(ANN, Sku.of("KITE"));
        shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_REQUEST);
        later.checkouts().start(ANN, CHECKOUT, Channel.DESKTOP);
        later.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("second", TestCards.VISA));
        shop.pass(later, Duration.ofDays(2));

        assertThat(shop.gateway().ledger().held(EURO)).isEqualTo(TOTAL);
        assertThat(checkout(later).state()).isNotInstanceOf(CheckoutState.Paid.class);
    }

    @Test
    void isNotDeclinedBecauseTheFormerOneWas() {
        startAndPay(onecent, "first", TestCards.INSUFFICIENT_FUNDS);
        onecent.erase(ANN);
        shop.pass(onecent, Duration.ofHours(1));

        assertThat(startAndPay(onecent, "second", TestCards.VISA)).isInstanceOf(PayResult.Paid.class);
    }

    /** A deletion by retention, or a store that lost its rows: not only an erasure ends a life. */
    @Test
    void isChargedAfterTheFormerOneWasDeleted() {
        startAndPay(onecent, "first", TestCards.VISA);
        shop.pass(onecent, Duration.ofMinutes(5));
        deleteCheckout();

        PayResult second = startAndPay(onecent, "second", TestCards.VISA);
        shop.pass(onecent, Duration.ofMinutes(5));

        assertThat(second).isInstanceOf(PayResult.Paid.class);
        assertThat(shop.gateway().ledger().captured(EURO)).isEqualTo(TOTAL.plus(TOTAL));
        assertThat(onecent.payments().of(ANN, "", 10).items())
                .extracting(Payment::id)
                .hasSize(2);
        assertThat(onecent.carts().of(ANN).find(Sku.of("BALL"))).isEmpty();
    }

    /** The same command and card as before: what the former life's counting and receipts say is not the second one's. */
    @Test
    void takesTheSameCommandAnew() {
        startAndPay(onecent, "pay", TestCards.INSUFFICIENT_FUNDS);
        deleteCheckout();

        assertThat(startAndPay(onecent, "pay", TestCards.VISA)).isInstanceOf(PayResult.Paid.class);
    }

    /** A restored backup holds the checkout with its value, and not the payment: the gateway's first answer is heard again. */
    @Test
    void restoredWithItsValueItMeetsItsOwnAuthorization() {
        shop.startCheckout(onecent, "c-1");
        Key key = new Key(ANN, CHECKOUT.value());
        Entry<Checkout> backup = storage.checkouts().find(key).orElseThrow().entry();
        onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("first", TestCards.VISA));
        shop.pass(onecent, Duration.ofMinutes(5));
        restore(key, backup);

        shop.fillCart(onecent);
        PayResult again = onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("second", TestCards.VISA));

        assertThat(again).isInstanceOf(PayResult.Paid.class);
        assertThat(shop.gateway().ledger().captured(EURO)).isEqualTo(TOTAL);
    }

    /** An answer about another amount cannot be one to the question (R17). */
    @Test
    void restoredWithAnotherTotalItBelievesNoOlderAnswer() {
        shop.startCheckout(onecent, "c-1");
        Key key = new Key(ANN, CHECKOUT.value());
        Entry<Checkout> backup = storage.checkouts().find(key).orElseThrow().entry();
        onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("first", TestCards.VISA));
        shop.pass(onecent, Duration.ofMinutes(5));
        shop.fillCart(onecent);
        onecent.carts().tick(ANN, Sku.of("KITE"));
        restore(
                key,
                backup.withValue(costing(backup.value(), onecent.carts().of(ANN).tickedLines())));

        PayResult again = onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("second", TestCards.VISA));

        assertThat(again).isInstanceOf(PayResult.InProgress.class);
        assertThat(shop.gateway().ledger().captured(EURO)).isEqualTo(TOTAL);
    }

    /** At each read and write of a payment the shopper is erased, comes back, and pays under the same id with the same card. */
    @ParameterizedTest
    @EnumSource(names = {"ANSWER", "LOSE_REQUEST", "LOSE_ANSWER"})
    void aCallerOfTheFormerLifeChangesNothingInTheSecond(Reaction second) {
        int places = new Interrupted(second).pay(0);
        for (int place = 1; place <= places; place++) {
            Interrupted run = new Interrupted(second);
            run.pay(place);
            run.assertEachChargeIsToldOnce("at " + place);
        }
        assertThat(places).isGreaterThan(10);
    }

    private void deleteCheckout() {
        Key key = new Key(ANN, CHECKOUT.value());
        storage.checkouts()
                .delete(key, storage.checkouts().find(key).orElseThrow().version());
    }

    private void restore(Key key, Entry<Checkout> backup) {
        Key payment = TestShop.payment(onecent, CHECKOUT, 1).of(ANN);
        storage.payments()
                .delete(payment, storage.payments().find(payment).orElseThrow().version());
        storage.checkouts()
                .save(key, backup, storage.checkouts().find(key).orElseThrow().version());
    }

    private static Checkout costing(Checkout checkout, List<CartLine> lines) {
        return new Checkout(
                checkout.owner(),
                checkout.id(),
                checkout.life(),
                checkout.channel(),
                checkout.payee(),
                lines,
                Cart.total(lines),
                checkout.startedAt(),
                checkout.expiresAt(),
                checkout.attempts(),
                checkout.state(),
                checkout.address());
    }

    /** One shopper who pays with the same card in both lives. */
    private static final class Interrupted {
        private final TestShop shop = TestShop.with(Validation.FACTORY);
        private final MortalStorage storage = new MortalStorage();
        private final OneCent onecent =
                shop.open(storage, new EphemeralCardSafe(), shop.gateway(), settings -> settings);
        private final Reaction second;

        Interrupted(Reaction second) {
            this.second = second;
        }

        /** Returns how many places there are. */
        int pay(int place) {
            shop.startCheckout(onecent, "c-1");
            storage.interruptAt(place, this::comeBack);
            try {
                onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.VISA));
            } catch (StoreContendedException e) {
                assertThat(e).hasMessageContaining("toys/");
            }
            int places = storage.places();
            storage.interruptAt(0, () -> {});
            return places;
        }

        private void comeBack() {
            onecent.erase(ANN);
            shop.pass(onecent, Duration.ofMinutes(10));
            shop.startCheckout(onecent, "c-1");
            shop.gateway().next(Call.AUTHORIZE, second);
            onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.VISA));
        }

        void assertEachChargeIsToldOnce(String when) {
            shop.pass(onecent, Duration.ofHours(30));
            List<CheckoutPaid> told = shop.events().stream()
                    .filter(CheckoutPaid.class::isInstance)
                    .map(CheckoutPaid.class::cast)
                    .toList();
            assertThat(told).extracting(CheckoutPaid::payment).as(when).doesNotHaveDuplicates();
            assertThat(shop.gateway().ledger().captured(EURO)).as(when).isEqualTo(Money.of(EURO, 2_500L * told.size()));
            assertThat(shop.gateway().ledger().held(EURO)).as(when).isEqualTo(Money.zero(EURO));
        }
    }

    private PayResult startAndPay(OneCent at, String command, String number) {
        shop.startCheckout(at, "c-1");
        return at.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce(command, number));
    }

    private void eraseAndSettle() {
        onecent.erase(ANN);
        shop.pass(onecent, Duration.ofHours(1));
    }

    private OneCent open(CaptureMode capture) {
        return shop.open(storage, new EphemeralCardSafe(), shop.gateway(), builder -> builder.capture(capture));
    }

    private static Checkout checkout(OneCent at) {
        return at.checkouts().find(ANN, CHECKOUT).orElseThrow();
    }
}
