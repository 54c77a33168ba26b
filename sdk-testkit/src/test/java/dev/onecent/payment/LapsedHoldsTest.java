package dev.onecent.payment;

import static dev.onecent.testkit.TestShop.ANN;
import static dev.onecent.testkit.TestWallet.ANN_THERE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.Storage;
import dev.onecent.checkout.CheckoutEvent.CheckoutPaid;
import dev.onecent.checkout.CheckoutState;
import dev.onecent.checkout.CheckoutStore;
import dev.onecent.checkout.Pay;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.CaptureRequest;
import dev.onecent.gateway.GatewayNotice;
import dev.onecent.gateway.GatewayReference;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.ReleaseRequest;
import dev.onecent.money.Money;
import dev.onecent.payment.PaymentEvent.PaymentCaptured;
import dev.onecent.payment.PaymentEvent.PaymentLapsed;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.StoreUnavailableException;
import dev.onecent.support.Interposed;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.TestWallet;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.wallet.WalletCard;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** An authorized payment whose hold has lapsed says so (R16). */
class LapsedHoldsTest {
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");

    private static final Currency EURO = Currency.getInstance("EUR");
    private static final Money TOTAL = Money.of("EUR", 2_500);
    private static final Money NOTHING = Money.zero(EURO);

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final OneCent onecent = shop.open(
            new InMemoryStorage(),
            new EphemeralCardSafe(),
            shop.gateway(),
            builder -> builder.capture(CaptureMode.LATER));

    @Test
    void aHoldThatLapsedIsNoticedAndTold() {
        pay();
        shop.pass(onecent, Duration.ofDays(29));
        assertThat(payment().state()).isInstanceOf(PaymentState.Authorized.class);
        assertThat(total()).isEqualTo(new Tally(1, TOTAL, NOTHING, NOTHING));

        shop.pass(onecent, Duration.ofDays(3));

        assertThat(payment().state()).isInstanceOf(PaymentState.Lapsed.class);
        assertThat(shop.events()).filteredOn(PaymentLapsed.class::isInstance).hasSize(1);
        assertThat(total()).isEqualTo(new Tally(1, TOTAL, NOTHING, TOTAL));
        assertThat(total().net()).isEqualTo(NOTHING);
        assertThat(payment().due()).isEmpty();
    }

    /** An order that was told as paid stays so; its host hears that the hold is over (R3). */
    @Test
    void theCheckoutStaysPaid() {
        pay();

        shop.pass(onecent, Duration.ofDays(32));

        assertThat(onecent.checkouts().find(ANN, CHECKOUT).orElseThrow().state())
                .isInstanceOf(CheckoutState.Paid.class);
        assertThat(shop.events()).filteredOn(CheckoutPaid.class::isInstance).hasSize(1);
    }

    /** A checkout that hears of the payment only when nothing is held any more is not paid by it (R3). */
    @Test
    void aCheckoutThatHearsOnlyOfTheLapseIsNotPaid() {
        AtomicBoolean silent = new AtomicBoolean();
        Storage forgetful = Interposed.each(Storage.class, new InMemoryStorage(), (name, arguments, call) -> {
            Object store = call.go();
            return name.equals("checkouts") ? failingSaves((CheckoutStore) store, silent) : store;
        });
        OneCent dying = open(forgetful);
        shop.startCheckout(dying, "c-1");
        silent.set(true);
        dying.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.VISA));
        silent.set(false);
        shop.clock().advance(Duration.ofDays(40));
        shop.pass(dying, Duration.ofHours(1));

        assertThat(dying.checkouts().find(ANN, CHECKOUT).orElseThrow().state())
                .isNotInstanceOf(CheckoutState.Paid.class);
        assertThat(shop.events()).noneMatch(CheckoutPaid.class::isInstance);
    }

    @Test
    void nothingIsCapturedOrVoidedThatHasLapsed() {
        pay();
        shop.pass(onecent, Duration.ofDays(32));

        assertThat(capture()).isInstanceOf(PaymentResult.Lapsed.class);
        assertThat(onecent.payments().voidPayment(ANN, id())).isInstanceOf(PaymentResult.Lapsed.class);
        assertThat(shop.gateway().calls()).doesNotContain(Call.CAPTURE, Call.RELEASE);
    }

    /** The merchant is quicker than due work: the gateway refuses, and says why. */
    @Test
    void aCaptureThatComesTooLateFindsTheLapse() {
        pay();
        shop.clock().advance(Duration.ofDays(31));

        assertThat(capture()).isInstanceOf(PaymentResult.Lapsed.class);
        onecent.runDue(ANN.tenant());
        assertThat(shop.events()).filteredOn(PaymentLapsed.class::isInstance).hasSize(1);
    }

    /** A capture that was begun before is not taken back by a look that began before it. */
    @Test
    void aCaptureDuringTheLookStands() {
        AtomicBoolean now = new AtomicBoolean();
        AtomicReference<OneCent> other = new AtomicReference<>();
        OneCent racing = shop.open(
                new InMemoryStorage(),
                new EphemeralCardSafe(),
                Interposed.gateway(shop.gateway(), (name, arguments, call) -> {
                    Object answer = call.go();
                    if (name.equals("find") && now.getAndSet(false)) {
                        OneCent there = Objects.requireNonNull(other.get());
                        there.payments().capture(ANN, TestShop.payment(there, CHECKOUT, 1));
                    }
                    return answer;
                }),
                builder -> builder.capture(CaptureMode.LATER));
        other.set(racing);
        shop.startCheckout(racing, "c-1");
        racing.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.VISA));
        shop.clock().advance(Duration.ofMinutes(5));
        now.set(true);

        racing.accept(GatewayNotice.of(ANN.tenant(), payment(racing).reference()));

        assertThat(payment(racing).state()).isInstanceOf(PaymentState.Captured.class);
        assertThat(shop.gateway().ledger().captured(EURO)).isEqualTo(TOTAL);
    }

    /** A notice asks at once: what was released at the dashboard is not waited for. */
    @Test
    void aNoticeAsksAtOnce() {
        pay();
        GatewayNotice notice = GatewayNotice.of(ANN.tenant(), payment().reference());
        onecent.accept(notice);
        assertThat(payment().state()).isInstanceOf(PaymentState.Authorized.class);

        shop.gateway().release(new ReleaseRequest(payment().reference(), Optional.empty(), "desk", TOTAL));
        onecent.accept(notice);

        assertThat(payment().state()).isInstanceOf(PaymentState.Lapsed.class);
    }

    /** What the merchant took at the dashboard is taken, also if it was believed lapsed before. */
    @Test
    void whatWasTakenAtTheGatewayIsCaptured() {
        pay();
        shop.gateway()
                .capture(new CaptureRequest(
                        payment().reference(),
                        GatewayReference.of("sim-" + payment().reference()),
                        "desk",
                        TOTAL));

        onecent.accept(GatewayNotice.of(ANN.tenant(), payment().reference()));

        assertThat(payment().state()).isInstanceOf(PaymentState.Captured.class);
        onecent.runDue(ANN.tenant());
        assertThat(shop.events()).filteredOn(PaymentCaptured.class::isInstance).hasSize(1);
    }

    /** What nobody can say changes nothing, and an operator sees it (R17). */
    @Test
    void anUnknownAnswerKeepsIt() {
        pay();
        shop.gateway()
                .next(Call.FIND, Collections.nCopies(1_000, Reaction.REFUSE).toArray(Reaction[]::new));
        assertThat(onecent.payments().settleByHand(ANN, id(), false, "too early", "o.perator"))
                .get()
                .extracting(Payment::state)
                .isInstanceOf(PaymentState.Authorized.class);

        shop.pass(onecent, Duration.ofDays(32), 64);
        shop.pass(onecent, Duration.ofDays(2), 96);

        assertThat(payment().state()).isInstanceOf(PaymentState.Authorized.class);
        assertThat(onecent.parked(ANN.tenant(), 10)).hasSize(1);
        onecent.payments().settleByHand(ANN, id(), false, "ticket 7", "o.perator");
        assertThat(payment().state()).isInstanceOf(PaymentState.SettledByHand.class);
    }

    /** A gateway that deletes old authorizations finds none: after the longest life of a hold nothing is held (R16). */
    @Test
    void aHoldThatTheGatewayHasForgottenLapses() {
        AtomicBoolean forgotten = new AtomicBoolean();
        OneCent asking = shop.open(
                new InMemoryStorage(),
                new EphemeralCardSafe(),
                Interposed.gateway(
                        shop.gateway(),
                        (name, arguments, call) ->
                                name.equals("find") && forgotten.get() ? new InquiryAnswer.NotFound() : call.go()),
                builder -> builder.capture(CaptureMode.LATER));
        shop.startCheckout(asking, "c-1");
        asking.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.VISA));
        forgotten.set(true);

        asking.accept(GatewayNotice.of(ANN.tenant(), payment(asking).reference()));
        assertThat(payment(asking).state()).isInstanceOf(PaymentState.Authorized.class);
        shop.pass(asking, Duration.ofDays(32));

        assertThat(payment(asking).state()).isInstanceOf(PaymentState.Lapsed.class);
        assertThat(asking.parked(ANN.tenant(), 10)).isEmpty();
    }

    /** A gateway that holds for longer than it said is asked after a day, and less often the longer it lasts. */
    @Test
    void whatIsStillHeldIsAskedForAgainLessAndLessOften() {
        GatewayTerms usual = shop.gateway().terms();
        GatewayTerms shorter = new GatewayTerms(
                usual.callLimit(), usual.visibilityLag(), usual.idempotencyWindow(), Duration.ofDays(2), true);
        OneCent impatient = shop.open(
                new InMemoryStorage(),
                new EphemeralCardSafe(),
                Interposed.gateway(
                        shop.gateway(), (name, arguments, call) -> name.equals("terms") ? shorter : call.go()),
                builder -> builder.capture(CaptureMode.LATER));
        shop.startCheckout(impatient, "c-1");
        impatient.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.VISA));

        shop.pass(impatient, Duration.ofDays(28), 28 * 24);

        assertThat(Collections.frequency(shop.gateway().calls(), Call.FIND)).isBetween(3, 8);
        assertThat(payment(impatient).state()).isInstanceOf(PaymentState.Authorized.class);
        shop.pass(impatient, Duration.ofDays(30), 60);
        assertThat(payment(impatient).state()).isInstanceOf(PaymentState.Lapsed.class);
    }

    /** What the wallet's gateway holds no longer, the shop hears of the wallet (R16). */
    @Test
    void aHoldOfAWalletLapsesInBothBooks() {
        TestWallet wallet = TestWallet.beside(shop, Validation.FACTORY);
        wallet.link("link", TestCards.VISA);
        OneCent atShop = shop.open(
                new InMemoryStorage(),
                new EphemeralCardSafe(),
                shop.gateway(),
                builder -> builder.wallet(wallet.provider()).capture(CaptureMode.LATER));
        wallet.connect(atShop, ANN);
        WalletCard card = atShop.wallets().of(ANN).stream()
                .findFirst()
                .orElseThrow()
                .cards()
                .get(0);
        shop.startCheckout(atShop, "c-1");
        atShop.checkouts().pay(ANN, CHECKOUT, Pay.withWallet(CommandId.of("pay"), TestWallet.PAYWELL, card.id()));

        shop.pass(atShop, Duration.ofDays(32));

        assertThat(payment(atShop).state()).isInstanceOf(PaymentState.Lapsed.class);
        assertThat(wallet.onecent()
                        .payments()
                        .of(ANN_THERE, "", 1)
                        .items()
                        .get(0)
                        .state())
                .isInstanceOf(PaymentState.Lapsed.class);
    }

    /** What was held for a shopper who was erased is owed until it lapses (R10). */
    @Test
    void whatWasHeldForAnErasedShopperLapses() {
        pay();
        MerchantReference reference = payment().reference();
        onecent.erase(ANN);

        shop.pass(onecent, Duration.ofDays(32));

        assertThat(onecent.payments().find(ANN.tenant(), reference))
                .get()
                .extracting(Payment::state)
                .isInstanceOf(PaymentState.Lapsed.class);
    }

    private static CheckoutStore failingSaves(CheckoutStore store, AtomicBoolean silent) {
        AtomicInteger saves = new AtomicInteger();
        return Interposed.each(CheckoutStore.class, store, (name, arguments, call) -> {
            boolean save = silent.get() && name.equals("save");
            if (save && saves.incrementAndGet() > 1) {
                throw new StoreUnavailableException("gone", new IllegalStateException());
            }
            return call.go();
        });
    }

    private OneCent open(Storage storage) {
        return shop.open(
                storage, new EphemeralCardSafe(), shop.gateway(), builder -> builder.capture(CaptureMode.LATER));
    }

    private PaymentResult capture() {
        return onecent.payments().capture(ANN, id());
    }

    private PaymentId id() {
        return TestShop.payment(onecent, CHECKOUT, 1);
    }

    private static Payment payment(OneCent with) {
        return with.payments().find(ANN, TestShop.payment(with, CHECKOUT, 1)).orElseThrow();
    }

    private Tally total() {
        PaymentPeriod ever = new PaymentPeriod(Instant.EPOCH, shop.clock().instant(), ZoneOffset.UTC);
        return Objects.requireNonNull(
                onecent.payments().statistics(ANN, ever).totals().get(EURO));
    }

    private void pay() {
        shop.startCheckout(onecent, "c-1");
        onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.VISA));
        shop.clock().advance(Duration.ofMinutes(5));
    }

    private Payment payment() {
        return onecent.payments()
                .find(ANN, TestShop.payment(onecent, CHECKOUT, 1))
                .orElseThrow();
    }
}
