package dev.onecent.checkout;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.audit.Action;
import dev.onecent.audit.Outcome;
import dev.onecent.cart.CartLine;
import dev.onecent.cart.Sku;
import dev.onecent.checkout.CheckoutEvent.CheckoutPaid;
import dev.onecent.method.PaymentMethodsBlock;
import dev.onecent.money.Money;
import dev.onecent.payment.PaymentPeriod;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.support.MortalStorage;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A checkout whose total is zero completes by a command, without a method and without a payment (R4). */
class FreeCheckoutTest {
    private static final CheckoutId FIRST = CheckoutId.of("c-1");
    private static final CheckoutId SECOND = CheckoutId.of("c-2");
    private static final Sku SAMPLE = Sku.of("SAMPLE");
    private static final CartLine LINE = CartLine.of("SAMPLE", "Free sample", Money.of("EUR", 0), 1);

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final MortalStorage storage = new MortalStorage();
    private final OneCent onecent = shop.open(storage, new EphemeralCardSafe(), shop.gateway(), any -> any);

    @Test
    void isPaidWithoutAPayment() {
        start(FIRST, Channel.DESKTOP);

        CompleteResult result = onecent.checkouts().complete(ANN, FIRST);
        onecent.runDue(ANN.tenant());

        assertThat(result).isInstanceOf(CompleteResult.Completed.class);
        assertThat(state(FIRST))
                .isInstanceOfSatisfying(
                        CheckoutState.Paid.class,
                        paid -> assertThat(paid.payment()).isEmpty());
        assertThat(told()).singleElement().satisfies(paid -> {
            assertThat(paid.payment()).isEmpty();
            assertThat(paid.total()).isEqualTo(Money.of("EUR", 0));
            assertThat(paid.lines()).containsExactly(LINE.withTicked(true));
        });
        assertThat(onecent.carts().of(ANN).find(SAMPLE)).isEmpty();
        assertThat(shop.gateway().calls()).isEmpty();
        assertThat(onecent.payments().of(ANN, "", 10).items()).isEmpty();
        PaymentPeriod ever = new PaymentPeriod(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"), ZoneOffset.UTC);
        assertThat(onecent.payments().statistics(ANN, ever).totals()).isEmpty();
    }

    @Test
    void completesOnceHoweverOftenItIsAsked() {
        start(FIRST, Channel.DESKTOP);
        onecent.checkouts().complete(ANN, FIRST);
        start(SECOND, Channel.DESKTOP);

        assertThat(onecent.checkouts().complete(ANN, FIRST)).isInstanceOf(CompleteResult.Completed.class);
        shop.pass(onecent, Duration.ofHours(1));

        assertThat(told()).hasSize(1);
        assertThat(onecent.carts().of(ANN).find(SAMPLE)).isPresent();
        assertThat(shop.audit())
                .filteredOn(record -> record.action() == Action.COMPLETE)
                .extracting(record -> record.outcome())
                .containsExactly(Outcome.DONE, Outcome.DONE);
    }

    @Test
    void onAMobileItIsReviewedFirst() {
        start(FIRST, Channel.MOBILE);

        assertThat(onecent.checkouts().complete(ANN, FIRST)).isInstanceOf(CompleteResult.UnderReview.class);
        onecent.checkouts().deliverTo(ANN, FIRST, AddressChoice.once(TestShop.address(1)));
        onecent.checkouts().confirm(ANN, FIRST);

        assertThat(onecent.checkouts().complete(ANN, FIRST)).isInstanceOf(CompleteResult.Completed.class);
        onecent.runDue(ANN.tenant());
        assertThat(told())
                .singleElement()
                .satisfies(paid -> assertThat(paid.address()).isPresent());
    }

    @Test
    void offersNoMethodAndSaysWhy() {
        start(FIRST, Channel.DESKTOP);

        PaymentMethodsBlock block = onecent.checkouts()
                .findMethods(ANN, FIRST, Locale.forLanguageTag("es"))
                .orElseThrow();

        assertThat(block.isNothingToPay()).isTrue();
        assertThat(block.options()).isEmpty();
        assertThat(block.notices()).containsExactly("No hay nada que pagar por este pedido.");
    }

    @Test
    void isNotPaidWithAMethod() {
        start(FIRST, Channel.DESKTOP);

        assertThat(pay(FIRST)).isInstanceOf(PayResult.NothingToPay.class);
        onecent.checkouts().complete(ANN, FIRST);
        assertThat(pay(FIRST)).isInstanceOf(PayResult.NothingToPay.class);
        assertThat(shop.gateway().calls()).isEmpty();
    }

    @Test
    void aCheckoutThatCostsSomethingDoesNotComplete() {
        shop.startCheckout(onecent, "c-1");

        assertThat(onecent.checkouts().complete(ANN, FIRST)).isInstanceOf(CompleteResult.PaymentRequired.class);
        pay(FIRST);
        assertThat(onecent.checkouts().complete(ANN, FIRST)).isInstanceOf(CompleteResult.PaymentRequired.class);
        assertThat(onecent.checkouts().complete(ANN, SECOND)).isInstanceOf(CompleteResult.NotFound.class);
    }

    @Test
    void doesNotCompleteOnceTheCartHasChanged() {
        start(FIRST, Channel.DESKTOP);
        onecent.carts().put(ANN, LINE.withQuantity(2));
        onecent.carts().tick(ANN, SAMPLE);

        assertThat(onecent.checkouts().complete(ANN, FIRST)).isInstanceOf(CompleteResult.CartChanged.class);
        assertThat(state(FIRST)).isInstanceOf(CheckoutState.ChoosingMethod.class);
    }

    @Test
    void ofTwoOverOneCartOneCompletes() {
        start(FIRST, Channel.DESKTOP);
        start(SECOND, Channel.DESKTOP);
        onecent.checkouts().complete(ANN, FIRST);

        assertThat(onecent.checkouts().complete(ANN, SECOND)).isInstanceOf(CompleteResult.CartChanged.class);
        onecent.runDue(ANN.tenant());
        assertThat(told()).hasSize(1);
    }

    /** Each is held up at each of its reads and writes while the other one runs. */
    @Test
    void twoAtOnceOverOneCartCompleteOne() {
        assertOneCompletes(SECOND, 1);
    }

    @Test
    void twoAtOnceOfOneCheckoutCompleteItOnce() {
        assertOneCompletes(FIRST, 1);
    }

    /** The sample is in another order that is being paid, too. */
    @Test
    void standsBackWhileAnotherCheckoutOfTheSameLineIsPaid() {
        start(FIRST, Channel.DESKTOP);
        shop.startCheckout(onecent, "c-2");
        shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_ANSWER);
        pay(SECOND);

        assertThat(onecent.checkouts().complete(ANN, FIRST))
                .isInstanceOfSatisfying(
                        CompleteResult.PaymentInProgress.class,
                        rival -> assertThat(rival.other().id()).isEqualTo(SECOND));
    }

    @Test
    void expiresAndIsAbandonedAsAnyOther() {
        start(FIRST, Channel.DESKTOP);
        start(SECOND, Channel.DESKTOP);
        onecent.checkouts().abandon(ANN, SECOND);
        shop.pass(onecent, Duration.ofDays(1));

        assertThat(onecent.checkouts().complete(ANN, FIRST)).isInstanceOf(CompleteResult.Closed.class);
        assertThat(onecent.checkouts().complete(ANN, SECOND)).isInstanceOf(CompleteResult.Closed.class);
    }

    /** What was completed is told although the shopper was erased before anybody heard of it (R23). */
    @Test
    void isToldAfterAnErasure() {
        start(FIRST, Channel.DESKTOP);
        onecent.checkouts().complete(ANN, FIRST);
        onecent.erase(ANN);
        shop.pass(onecent, Duration.ofHours(2));

        assertThat(told()).hasSize(1);
        assertThat(storage.checkouts().sweep(ANN.tenant(), Optional.empty(), 10))
                .isEmpty();
    }

    private void assertOneCompletes(CheckoutId other, int expected) {
        int places = new FreeCheckoutTest().interrupted(0, other);
        for (int place = 1; place <= places; place++) {
            FreeCheckoutTest run = new FreeCheckoutTest();
            run.interrupted(place, other);
            run.shop.pass(run.onecent, Duration.ofMinutes(10));
            assertThat(run.told()).as("at " + place).hasSize(expected);
            assertThat(run.onecent.carts().of(ANN).find(SAMPLE))
                    .as("at " + place)
                    .isEmpty();
        }
        assertThat(places).isGreaterThan(5);
    }

    private int interrupted(int place, CheckoutId other) {
        start(FIRST, Channel.DESKTOP);
        start(SECOND, Channel.DESKTOP);
        storage.interruptAt(place, () -> onecent.checkouts().complete(ANN, other));
        onecent.checkouts().complete(ANN, FIRST);
        int places = storage.places();
        storage.interruptAt(0, () -> {});
        return places;
    }

    private void start(CheckoutId id, Channel channel) {
        onecent.carts().put(ANN, LINE);
        onecent.carts().tick(ANN, SAMPLE);
        assertThat(onecent.checkouts().start(ANN, id, channel)).isInstanceOf(StartCheckoutResult.Started.class);
    }

    private PayResult pay(CheckoutId id) {
        return onecent.checkouts().pay(ANN, id, TestShop.payOnce("pay-" + id, TestCards.VISA));
    }

    private CheckoutState state(CheckoutId id) {
        return onecent.checkouts().find(ANN, id).map(Checkout::state).orElseThrow();
    }

    private List<CheckoutPaid> told() {
        return shop.events().stream()
                .filter(CheckoutPaid.class::isInstance)
                .map(CheckoutPaid.class::cast)
                .toList();
    }
}
