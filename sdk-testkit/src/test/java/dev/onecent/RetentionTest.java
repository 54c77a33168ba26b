package dev.onecent;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.CheckoutEvent.CheckoutPaid;
import dev.onecent.checkout.CheckoutState;
import dev.onecent.checkout.PayResult;
import dev.onecent.gateway.GatewayNotice;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.payment.PaymentState;
import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.CardId;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.ShopperId;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What has ended is deleted after a while, and nothing is that is owed (R4, R16, R23). */
class RetentionTest {
    private static final CheckoutId FIRST = CheckoutId.of("c-1");
    private static final Duration MONTH = Duration.ofDays(30);

    /** The retention, the life of a hold and two days in which a call may be late. */
    private static final Duration LONG = Duration.ofDays(90);

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final Storage storage = new InMemoryStorage();
    private final OneCent onecent = open(settings -> settings);

    @Test
    void aCheckoutThatWasLeftGoesWithItsDeclinedPayments() {
        shop.startCheckout(onecent, "c-1");
        onecent.checkouts().pay(ANN, FIRST, TestShop.payOnce("pay", TestCards.DECLINED));
        onecent.checkouts().abandon(ANN, FIRST);
        assertThat(all(storage.payments(), ANN)).hasSize(1);

        shop.pass(onecent, MONTH.minusDays(1));
        assertThat(all(storage.checkouts(), ANN)).hasSize(1);
        assertThat(all(storage.payments(), ANN)).hasSize(1);

        shop.pass(onecent, LONG);
        assertThat(all(storage.checkouts(), ANN)).isEmpty();
        assertThat(all(storage.payments(), ANN)).isEmpty();
    }

    @Test
    void aCheckoutThatExpiredGoesAfterItsEventWasTold() {
        shop.startCheckout(onecent, "c-1");
        OneCent deaf = open(settings -> settings.listener((key, event) -> {
            throw new IllegalStateException("the queue is down");
        }));

        shop.pass(deaf, LONG);
        assertThat(all(storage.checkouts(), ANN)).hasSize(1);

        shop.pass(onecent, Duration.ofDays(1));
        assertThat(all(storage.checkouts(), ANN)).isEmpty();
        assertThat(shop.events()).hasSize(1);
    }

    @Test
    void aPaidCheckoutStays() {
        shop.startCheckout(onecent, "c-1");
        onecent.checkouts().pay(ANN, FIRST, TestShop.payOnce("declined", TestCards.DECLINED));
        onecent.checkouts().pay(ANN, FIRST, TestShop.payOnce("pay", TestCards.VISA));

        shop.pass(onecent, Duration.ofDays(800));

        assertThat(all(storage.checkouts(), ANN))
                .extracting(Checkout::state)
                .hasOnlyElementsOfType(CheckoutState.Paid.class);
        assertThat(all(storage.payments(), ANN)).hasSize(2);
    }

    /** An attempt that took money, though it was released, is evidence (R4). */
    @Test
    void aCheckoutWhoseMoneyWasGivenBackStays() {
        MerchantReference reference = takenTooLate();

        shop.pass(onecent, LONG.multipliedBy(2));

        assertThat(onecent.payments()
                        .find(ANN.tenant(), reference)
                        .orElseThrow()
                        .state())
                .isInstanceOf(PaymentState.Refunded.class);
        assertThat(all(storage.checkouts(), ANN)).hasSize(1);
    }

    /** Within the life of a hold an approval that comes to light is released, whatever the policy says (R4). */
    @Test
    void aLateApprovalIsGivenBackHoweverShortTheRetention() {
        OneCent hasty =
                open(settings -> settings.retention(RetentionPolicy.standard().withCheckouts(Duration.ofHours(1))));
        shop.startCheckout(hasty, "c-1");
        hasty.checkouts().pay(ANN, FIRST, TestShop.payOnce("pay", TestCards.DECLINED));
        hasty.checkouts().abandon(ANN, FIRST);
        MerchantReference reference = all(storage.payments(), ANN).get(0).reference();

        shop.pass(hasty, Duration.ofDays(20));
        assertThat(hasty.accept(GatewayNotice.of(ANN.tenant(), reference))).isEqualTo(NoticeResult.ACCEPTED);

        shop.pass(hasty, LONG);
        assertThat(hasty.accept(GatewayNotice.of(ANN.tenant(), reference))).isEqualTo(NoticeResult.NOT_OURS);
    }

    @Test
    void anIdThatIsFreeAgainStartsACheckoutThatIsCharged() {
        shop.startCheckout(onecent, "c-1");
        onecent.checkouts().pay(ANN, FIRST, TestShop.payOnce("pay", TestCards.DECLINED));
        onecent.checkouts().abandon(ANN, FIRST);
        shop.pass(onecent, LONG);

        shop.startCheckout(onecent, "c-1");
        PayResult result = onecent.checkouts().pay(ANN, FIRST, TestShop.payOnce("pay", TestCards.VISA));
        onecent.runDue(ANN.tenant());

        assertThat(result).isInstanceOf(PayResult.Paid.class);
        assertThat(shop.gateway().ledger().captured(Currency.getInstance("EUR")).minorUnits())
                .isEqualTo(2_500);
        assertThat(shop.events()).filteredOn(CheckoutPaid.class::isInstance).hasSize(1);
    }

    @Test
    void theCartForgetsTheClaimOfACheckoutThatGoes() {
        shop.startCheckout(onecent, "c-1");
        onecent.checkouts().pay(ANN, FIRST, TestShop.payOnce("pay", TestCards.DECLINED));
        onecent.checkouts().abandon(ANN, FIRST);
        assertThat(onecent.carts().of(ANN).claims()).hasSize(1);

        shop.pass(onecent, LONG);

        assertThat(onecent.carts().of(ANN).claims()).isEmpty();
        assertThat(onecent.carts().of(ANN).lines()).hasSize(2);
    }

    @Test
    void aRefusedMicroAuthorizationGoes() {
        onecent.cards().link(ANN, shop.link("link", TestCards.DECLINED));

        shop.pass(onecent, MONTH.minusDays(1));
        assertThat(all(storage.microAuthorizations(), ANN)).hasSize(1);

        shop.pass(onecent, LONG);
        assertThat(all(storage.microAuthorizations(), ANN)).isEmpty();
    }

    @Test
    void aMicroAuthorizationStaysAsLongAsItsCard() {
        onecent.cards().link(ANN, shop.link("link", TestCards.VISA));

        shop.pass(onecent, LONG);
        assertThat(all(storage.microAuthorizations(), ANN)).hasSize(1);

        CardId card = onecent.cards().of(ANN).cards().get(0).id();
        onecent.cards().remove(ANN, Set.of(card));
        onecent.runDue(ANN.tenant());
        assertThat(all(storage.microAuthorizations(), ANN)).isEmpty();
    }

    /** What is still held is never deleted, whatever the policy says (R16). */
    @Test
    void aHoldThatNobodyReleasedStaysOnTheList() {
        OneCent hasty =
                open(settings -> settings.retention(RetentionPolicy.standard().withVerifications(Duration.ofHours(1))));
        shop.gateway().next(Call.RELEASE, times(1_000, Reaction.LOSE_REQUEST));
        hasty.cards().link(ANN, shop.link("link", TestCards.VISA));
        CardId card = hasty.cards().of(ANN).cards().get(0).id();
        hasty.cards().remove(ANN, Set.of(card));

        shop.pass(hasty, Duration.ofDays(20));

        assertThat(all(storage.microAuthorizations(), ANN)).singleElement().matches(MicroAuthorization::isOpen);
        assertThat(hasty.microAuthorizations().overdue(ANN.tenant(), 10).overdue())
                .hasSize(1);
    }

    /** A policy that is changed holds for what is stored already. */
    @Test
    void aChangedPolicyHoldsForWhatIsStored() {
        shop.startCheckout(onecent, "c-1");
        shop.pass(onecent, Duration.ofDays(3));
        OneCent hasty =
                open(settings -> settings.retention(RetentionPolicy.standard().withCheckouts(Duration.ofDays(2))));

        hasty.runDue(ANN.tenant());

        assertThat(all(storage.checkouts(), ANN)).isEmpty();
    }

    /** Events and releases go before deletions; and a page of them at a time (R25). */
    @Test
    void eventsAreToldBeforeAnythingIsDeleted() {
        for (int n = 0; n < 150; n++) {
            shop.startCheckout(onecent, "c-" + n);
        }
        shop.pass(onecent, Duration.ofDays(2));
        shop.clock().advance(LONG);
        int[] there = {0};
        OneCent counting = open(settings -> settings.listener(
                (key, event) -> there[0] = all(storage.checkouts(), ANN).size()));
        shop.startCheckout(counting, "paid");
        counting.checkouts().pay(ANN, CheckoutId.of("paid"), TestShop.payOnce("pay", TestCards.VISA));

        counting.runDue(ANN.tenant());

        assertThat(there[0]).isEqualTo(151);
        assertThat(all(storage.checkouts(), ANN)).hasSizeLessThan(151).isNotEmpty();
    }

    @Test
    void refusesATimeThatIsNotPositive() {
        assertThatThrownBy(() -> RetentionPolicy.standard().withCheckouts(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("checkouts");
    }

    /** A kind without a line in the table is one of which nobody decided how long it is kept. */
    @Test
    void everyKindHasALineInTheTableOfRetention() throws IOException {
        String text = Files.readString(Path.of("..", "docs", "security.md"));
        List<String> kinds =
                Arrays.stream(Storage.class.getMethods()).map(Method::getName).toList();

        assertThat(kinds)
                .hasSizeGreaterThan(10)
                .allSatisfy(kind -> assertThat(text).containsPattern("\\n\\| `" + kind + "` \\| [^|]{10,} \\|"));
    }

    private MerchantReference takenTooLate() {
        shop.startCheckout(onecent, "c-1");
        shop.gateway().next(Call.AUTHORIZE, Reaction.HOLD_BACK);
        onecent.checkouts().pay(ANN, FIRST, TestShop.payOnce("pay", TestCards.VISA));
        shop.pass(onecent, Duration.ofHours(30));
        shop.gateway().deliverHeldBack();
        shop.clock().advance(Duration.ofMinutes(2));
        MerchantReference reference = all(storage.payments(), ANN).get(0).reference();
        onecent.accept(GatewayNotice.of(ANN.tenant(), reference));
        return reference;
    }

    private static Reaction[] times(int count, Reaction reaction) {
        return Stream.generate(() -> reaction).limit(count).toArray(Reaction[]::new);
    }

    private static <A extends Aggregate> List<A> all(AggregateStore<A> store, ShopperId owner) {
        return store.ownedBy(owner, "", 1_000).stream()
                .map(owned -> owned.stored().orElseThrow().value())
                .toList();
    }

    private OneCent open(UnaryOperator<OneCentBuilder> settings) {
        return shop.open(storage, new EphemeralCardSafe(), shop.gateway(), settings);
    }
}
