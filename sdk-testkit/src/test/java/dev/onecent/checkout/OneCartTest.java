package dev.onecent.checkout;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.OneCent;
import dev.onecent.Storage;
import dev.onecent.cart.Sku;
import dev.onecent.money.Money;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.support.Interposed;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import java.time.Duration;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The articles of one cart are paid once, through however many checkouts (R2, R4, R5). */
class OneCartTest {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final Money TOTAL = Money.of("EUR", 2_500);
    private static final CheckoutId FIRST = CheckoutId.of("c-1");
    private static final CheckoutId SECOND = CheckoutId.of("c-2");

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final Map<String, Runnable> before = new HashMap<>();
    private final InMemoryStorage plain = new InMemoryStorage();
    private final Storage storage = Interposed.storage(plain, (name, arguments, call) -> {
        Runnable first = before.remove(name);
        if (first != null) {
            first.run();
        }
        return call.go();
    });
    private final OneCent onecent = open(storage);

    /** The shopper sees no answer and presses Buy again. */
    @Test
    void anImpatientShopperPaysOnce() {
        shop.startCheckout(onecent, "c-1");
        shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_ANSWER);
        pay(FIRST, "first");

        assertThat(onecent.checkouts().start(ANN, SECOND, Channel.DESKTOP))
                .isInstanceOfSatisfying(
                        StartCheckoutResult.PaymentInProgress.class,
                        refused -> assertThat(refused.other().id()).isEqualTo(FIRST));
        settle();

        assertThat(state(FIRST)).isInstanceOf(CheckoutState.Paid.class);
        assertThat(taken()).isEqualTo(TOTAL);
    }

    /** Both tabs stand at the checkout when the first one pays. */
    @Test
    void aSecondTabStandsBackWhileTheFirstPays() {
        shop.startCheckout(onecent, "c-1");
        shop.startCheckout(onecent, "c-2");
        shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_ANSWER);
        pay(FIRST, "first");

        assertThat(pay(SECOND, "second"))
                .isInstanceOfSatisfying(
                        PayResult.PaymentInProgress.class,
                        refused -> assertThat(refused.other().id()).isEqualTo(FIRST));
        settle();

        assertThat(pay(SECOND, "second")).isInstanceOf(PayResult.Closed.class);
        assertThat(taken()).isEqualTo(TOTAL);
    }

    /** The first attempt failed: the other checkout pays. */
    @Test
    void anEndedAttemptHoldsUpNobody() {
        shop.startCheckout(onecent, "c-1");
        shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_REQUEST);
        pay(FIRST, "first");
        shop.pass(onecent, Duration.ofMinutes(10));
        shop.startCheckout(onecent, "c-2");

        assertThat(pay(SECOND, "second")).isInstanceOf(PayResult.Paid.class);
        settle();
        assertThat(taken()).isEqualTo(TOTAL);
    }

    /** A challenge that waits in another tab is given up, as by another card in the same one. */
    @Test
    void anotherCheckoutSupersedesAChallenge() {
        shop.startCheckout(onecent, "c-1");
        PayResult.ChallengeRequired challenge = (PayResult.ChallengeRequired)
                onecent.checkouts().pay(ANN, FIRST, TestShop.payOnce("first", TestCards.CHALLENGED));
        shop.startCheckout(onecent, "c-2");

        assertThat(pay(SECOND, "second")).isInstanceOf(PayResult.Paid.class);
        shop.gateway().completeChallenge(challenge.reference(), true);
        settle();

        assertThat(taken()).isEqualTo(TOTAL);
    }

    /** A challenge that waits for other articles goes on. */
    @Test
    void anotherCheckoutOfOtherArticlesLeavesAChallenge() {
        shop.startCheckout(onecent, "c-1");
        PayResult.ChallengeRequired challenge = (PayResult.ChallengeRequired)
                onecent.checkouts().pay(ANN, FIRST, TestShop.payOnce("first", TestCards.CHALLENGED));
        onecent.carts().untick(ANN, Sku.of("BALL"));
        onecent.carts().tick(ANN, Sku.of("KITE"));
        onecent.checkouts().start(ANN, SECOND, Channel.DESKTOP);

        assertThat(pay(SECOND, "second")).isInstanceOf(PayResult.Paid.class);
        shop.gateway().completeChallenge(challenge.reference(), true);
        settle();

        assertThat(state(FIRST)).isInstanceOf(CheckoutState.Paid.class);
        assertThat(taken()).isEqualTo(Money.of("EUR", 3_750));
    }

    /** Other articles of the cart can be bought meanwhile. */
    @Test
    void otherArticlesAreNotHeldUp() {
        shop.startCheckout(onecent, "c-1");
        shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_ANSWER);
        pay(FIRST, "first");
        onecent.carts().untick(ANN, Sku.of("BALL"));
        onecent.carts().tick(ANN, Sku.of("KITE"));
        onecent.checkouts().start(ANN, SECOND, Channel.DESKTOP);

        assertThat(pay(SECOND, "second")).isInstanceOf(PayResult.Paid.class);
        settle();
        assertThat(taken()).isEqualTo(Money.of("EUR", 3_750));
    }

    /** The process dies between its claim and its attempt: the claim holds up nobody. */
    @Test
    void aClaimWhoseOwnerDiedHoldsUpNobody() {
        shop.startCheckout(onecent, "c-1");
        shop.startCheckout(onecent, "c-2");
        before.put("checkouts.save", () -> {
            throw new OutOfMemoryError("dies here");
        });
        assertThatThrownBy(() -> pay(FIRST, "first")).isInstanceOf(OutOfMemoryError.class);

        assertThat(pay(SECOND, "second")).isInstanceOf(PayResult.Paid.class);
        assertThat(taken()).isEqualTo(TOTAL);
    }

    /** The first was held up between its claim and its attempt while the second paid: its attempt no longer begins. */
    @Test
    void anAttemptThatWasOvertakenDoesNotBegin() {
        OneCent other = open(plain);
        shop.startCheckout(onecent, "c-1");
        shop.startCheckout(onecent, "c-2");
        before.put(
                "checkouts.save",
                () -> assertThat(other.checkouts().pay(ANN, SECOND, TestShop.payOnce("second", TestCards.VISA)))
                        .isInstanceOf(PayResult.Paid.class));

        assertThat(pay(FIRST, "first")).isInstanceOf(PayResult.NotCharged.class);
        settle();

        assertThat(state(FIRST)).isNotInstanceOf(CheckoutState.Paid.class);
        assertThat(taken()).isEqualTo(TOTAL);
    }

    /** The same, and the shopper had gone back to the review meanwhile and confirmed again. */
    @Test
    void anAttemptThatWasOvertakenDuringTheReviewDoesNotBegin() {
        OneCent other = open(plain);
        confirmOnAPhone("c-1");
        confirmOnAPhone("c-2");
        before.put("checkouts.save", () -> {
            other.checkouts().review(ANN, FIRST);
            shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_ANSWER);
            other.checkouts().pay(ANN, SECOND, TestShop.payOnce("second", TestCards.VISA));
            other.checkouts().confirm(ANN, FIRST);
        });

        assertThat(pay(FIRST, "first")).isInstanceOf(PayResult.NotCharged.class);
        settle();

        assertThat(state(SECOND)).isInstanceOf(CheckoutState.Paid.class);
        assertThat(taken()).isEqualTo(TOTAL);
    }

    /** The second read the cart before the first claimed it: one of them decides anew. */
    @Test
    void claimsThatMeetAreDecidedAnew() {
        OneCent other = open(plain);
        shop.startCheckout(onecent, "c-1");
        shop.startCheckout(onecent, "c-2");
        shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_ANSWER);
        before.put("carts.save", () -> other.checkouts().pay(ANN, SECOND, TestShop.payOnce("second", TestCards.VISA)));

        assertThat(pay(FIRST, "first")).isInstanceOf(PayResult.PaymentInProgress.class);
        settle();

        assertThat(taken()).isEqualTo(TOTAL);
    }

    /** The first is paid, and the process died before the cart was cleared: the second finds the cart changed. */
    @Test
    void whatIsPaidLeavesTheCartBeforeAnotherPays() {
        shop.startCheckout(onecent, "c-1");
        shop.startCheckout(onecent, "c-2");
        before.put(
                "carts.save",
                () -> before.put("carts.save", () -> {
                    throw new OutOfMemoryError("dies here");
                }));
        assertThatThrownBy(() -> pay(FIRST, "first")).isInstanceOf(OutOfMemoryError.class);

        assertThat(pay(SECOND, "second")).isInstanceOf(PayResult.CartChanged.class);
        assertThat(taken()).isEqualTo(TOTAL);
    }

    private void confirmOnAPhone(String id) {
        CheckoutId checkout = CheckoutId.of(id);
        shop.startCheckout(onecent, id, Channel.MOBILE);
        onecent.checkouts().deliverTo(ANN, checkout, AddressChoice.once(TestShop.address(1)));
        onecent.checkouts().confirm(ANN, checkout);
    }

    private PayResult pay(CheckoutId checkout, String command) {
        return onecent.checkouts().pay(ANN, checkout, TestShop.payOnce(command, TestCards.VISA));
    }

    private void settle() {
        shop.pass(onecent, Duration.ofDays(1));
    }

    private Money taken() {
        return shop.gateway().ledger().captured(EURO);
    }

    private CheckoutState state(CheckoutId checkout) {
        return onecent.checkouts().find(ANN, checkout).orElseThrow().state();
    }

    private OneCent open(Storage over) {
        return shop.open(over, new EphemeralCardSafe(), shop.gateway(), any -> any);
    }
}
