package dev.onecent.rules;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.OneCent;
import dev.onecent.OneCentBuilder;
import dev.onecent.card.CardEdit;
import dev.onecent.checkout.CheckoutEvent.CheckoutPaid;
import dev.onecent.checkout.CheckoutState;
import dev.onecent.checkout.FailedAttempt;
import dev.onecent.checkout.PayResult;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.ReleaseRequest;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.MicroAuthorizationEvent.HoldOverdue;
import dev.onecent.microauth.MicroAuthorizationId;
import dev.onecent.microauth.MicroAuthorizationState;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentResult;
import dev.onecent.payment.PaymentState;
import dev.onecent.payment.Refund;
import dev.onecent.store.CardId;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.EditCard;
import dev.onecent.vault.SavedCard;
import java.time.Duration;
import java.util.Currency;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a merchant and an operator decide, and what the gateway makes of it (R3, R4, R14 to R16). */
class MerchantsHandTest {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");
    private static final Money PART = Money.of("EUR", 500);
    private static final CardEdit NEW_EXPIRY = CardEdit.nothing().withExpiry("06/33");
    private static final String ENDLESS = "one character more than is kept";

    private final TestShop shop = TestShop.with(Validation.FACTORY);

    /** An approval that was released at the gateway's own desk, before we heard of it, pays nothing (R3). */
    @Test
    void whatWasReleasedAtTheGatewayPaysNothing() {
        OneCent onecent = open(builder -> builder.capture(CaptureMode.LATER));
        shop.startCheckout(onecent, "c-1");
        shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_ANSWER);
        pay(onecent);
        shop.gateway()
                .release(new ReleaseRequest(
                        Payment.reference(TestShop.payment(onecent, CHECKOUT, 1)),
                        Optional.empty(),
                        "desk",
                        Money.of("EUR", 2_500)));

        shop.pass(onecent, Duration.ofMinutes(30));

        assertThat(state(onecent)).isInstanceOf(PaymentState.NotCharged.class);
        assertThat(onecent.checkouts().find(ANN, CHECKOUT).orElseThrow().state())
                .isInstanceOf(CheckoutState.ChoosingMethod.class);
    }

    /** A capture that is refused ends the payment: the answer says so. */
    @Test
    void aRefusedCaptureAnswersThatTheAmountIsGivenBack() {
        OneCent onecent = open(builder -> builder.capture(CaptureMode.LATER));
        shop.startCheckout(onecent, "c-1");
        pay(onecent);
        shop.clock().advance(Duration.ofMinutes(5));
        shop.gateway().next(Call.CAPTURE, Reaction.REFUSE);

        PaymentResult result = onecent.payments().capture(ANN, TestShop.payment(onecent, CHECKOUT, 1));

        assertThat(result)
                .isInstanceOfSatisfying(
                        PaymentResult.Reversed.class,
                        given -> assertThat(given.payment().state()).isInstanceOf(PaymentState.Voided.class));
        assertThat(shop.gateway().ledger().held(EURO)).isEqualTo(Money.zero(EURO));
    }

    /** A host may name its refund as it likes; a refused one is let go. */
    @Test
    void aRefundNamedLateIsTheMerchantsOwn() {
        OneCent onecent = paid();
        shop.gateway().next(Call.REFUND, Reaction.REFUSE);

        assertThat(refund(onecent, "late")).isInstanceOf(PaymentResult.Refused.class);
        assertThat(refund(onecent, "other")).isInstanceOf(PaymentResult.Done.class);
    }

    /** An operator's word about a refund keeps the refunds before it (R16). */
    @Test
    void settlingByHandKeepsEarlierRefunds() {
        OneCent onecent = paid();
        refund(onecent, "first");
        shop.gateway().next(Call.REFUND, Reaction.LOSE_REQUEST);
        refund(onecent, "second");

        onecent.payments().settleByHand(ANN, TestShop.payment(onecent, CHECKOUT, 1), true, "ticket 7", "o.perator");

        assertThat(state(onecent).refunds()).containsExactly(new Refund(CommandId.of("first"), PART));
        assertThat(refund(onecent, "first")).isInstanceOf(PaymentResult.Done.class);
        assertThat(refund(onecent, "third")).isInstanceOf(PaymentResult.NotAllowed.class);
    }

    /** There is nothing to give back of a zero amount that is found after all, and nothing stays due (R14). */
    @Test
    void aZeroAmountFoundAfterAllEnds() {
        OneCent onecent = open(builder -> builder.verificationAmount((brand, currency) -> Money.zero(currency)));
        shop.gateway().next(Call.AUTHORIZE, Reaction.HOLD_BACK);
        onecent.cards().link(ANN, shop.link("link", TestCards.VISA));
        shop.pass(onecent, Duration.ofMinutes(10));
        shop.gateway().deliverHeldBack();

        shop.pass(onecent, Duration.ofDays(2));

        assertThat(onecent.microAuthorizations().of(ANN, "", 1).items())
                .singleElement()
                .satisfies(verification -> {
                    assertThat(verification.state()).isInstanceOf(MicroAuthorizationState.NotHeld.class);
                    assertThat(verification.due()).isEmpty();
                });
    }

    /** The longest wait for a release that can be asked for is not an overdue one (R15). */
    @Test
    void theLongestWaitIsNotOverdue() {
        OneCent onecent = open(builder -> builder.releaseAfter(Duration.ofHours(23)));
        shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_ANSWER);
        onecent.cards().link(ANN, shop.link("link", TestCards.VISA));

        shop.pass(onecent, Duration.ofDays(2), 60);

        assertThat(onecent.cards().of(ANN).linkedCards()).hasSize(1);
        assertThat(shop.events()).noneMatch(HoldOverdue.class::isInstance);
    }

    /** A vault that only waits until the host's policy gives a hold back is in order (R15, R25). */
    @Test
    void aCardThatIsBeingVerifiedIsNotParked() {
        OneCent onecent = open(builder -> builder.releaseAfter(Duration.ofHours(23)));
        onecent.cards().link(ANN, shop.link("link", TestCards.VISA));

        shop.pass(onecent, Duration.ofHours(22), 240);

        assertThat(onecent.parked(ANN.tenant(), 10)).isEmpty();
        shop.pass(onecent, Duration.ofHours(2), 60);
        assertThat(onecent.cards().of(ANN).linkedCards()).hasSize(1);
    }

    /** The same of an expiry that is being verified (R12, R25). */
    @Test
    void anExpiryThatIsBeingVerifiedIsNotParked() {
        OneCent onecent = open(builder -> builder.releaseAfter(Duration.ofHours(23)));
        onecent.cards().link(ANN, shop.link("link", TestCards.VISA));
        shop.pass(onecent, Duration.ofHours(24), 60);
        SavedCard card = onecent.cards().of(ANN).linkedCards().get(0);
        onecent.cards().edit(ANN, EditCard.of(CommandId.of("edit"), card.id(), NEW_EXPIRY));

        shop.pass(onecent, Duration.ofHours(22), 240);

        assertThat(onecent.parked(ANN.tenant(), 10)).isEmpty();
        shop.pass(onecent, Duration.ofHours(2), 60);
        assertThat(onecent.cards().of(ANN).find(card.id()).orElseThrow().expiry())
                .hasToString("06/33");
    }

    /** A checkout whose shopper is at the issuer hears at once that the amount was taken (R4, R16). */
    @Test
    void aWordThatAChallengedChargeWasTakenPaysTheCheckout() {
        OneCent onecent = challenged();

        onecent.payments().settleByHand(ANN, TestShop.payment(onecent, CHECKOUT, 1), true, "ticket 8", "o.perator");

        assertThat(checkout(onecent)).isInstanceOf(CheckoutState.Paid.class);
        assertThat(onecent.carts().of(ANN).tickedLines()).isEmpty();
        onecent.runDue(ANN.tenant());
        assertThat(shop.events()).filteredOn(CheckoutPaid.class::isInstance).hasSize(1);
    }

    /** The same that it was not: the shopper chooses again, and can pay (R3, R16). */
    @Test
    void aWordThatAChallengedChargeWasNotTakenLetsTheShopperChooseAgain() {
        OneCent onecent = challenged();

        onecent.payments().settleByHand(ANN, TestShop.payment(onecent, CHECKOUT, 1), false, "ticket 9", "o.perator");

        assertThat(checkout(onecent))
                .isEqualTo(new CheckoutState.ChoosingMethod(Optional.of(new FailedAttempt.NotCharged())));
        assertThat(onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("again", TestCards.VISA)))
                .isInstanceOf(PayResult.Paid.class);
    }

    /** What a hold was to prove is not proven by an operator's word, and the card goes at once (R15, R16). */
    @Test
    void aWordAboutACentReachesTheVault() {
        OneCent onecent = open(builder -> builder.releaseAfter(Duration.ofHours(23)));
        onecent.cards().link(ANN, shop.link("link", TestCards.VISA));
        shop.pass(onecent, Duration.ofMinutes(10));
        CardId card = onecent.cards().of(ANN).cards().get(0).id();

        onecent.microAuthorizations().settleByHand(ANN, new MicroAuthorizationId(card, 1), "ticket 10", "o.perator");

        assertThat(onecent.cards().of(ANN).cards()).isEmpty();
    }

    /** Evidence is stored and shown, so no card number is in it, and no letter of a megabyte (R16, R18). */
    @ParameterizedTest
    @ValueSource(strings = {"ticket of 4111 1111 1111 1111", ENDLESS})
    void anOperatorsEvidenceIsShortAndHoldsNoCardNumber(String evidence) {
        OneCent onecent = challenged();
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST);
        onecent.cards().link(ANN, shop.link("link", TestCards.MASTERCARD));
        String typed = evidence.equals(ENDLESS) ? "x".repeat(1_025) : evidence;

        assertThatThrownBy(() -> onecent.payments()
                        .settleByHand(ANN, TestShop.payment(onecent, CHECKOUT, 1), true, typed, "o.perator"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("evidence ")
                .hasMessageNotContaining(typed);
        assertThatThrownBy(() -> onecent.microAuthorizations()
                        .settleByHand(ANN, onlyHold(onecent).id(), typed, "o.perator"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(typed);
        assertThat(checkout(onecent)).isInstanceOf(CheckoutState.AwaitingChallenge.class);
        assertThat(onlyHold(onecent).isOpen()).isTrue();
    }

    private OneCent challenged() {
        OneCent onecent = open(any -> any);
        shop.startCheckout(onecent, "c-1");
        onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.CHALLENGED));
        assertThat(checkout(onecent)).isInstanceOf(CheckoutState.AwaitingChallenge.class);
        return onecent;
    }

    private static CheckoutState checkout(OneCent onecent) {
        return onecent.checkouts().find(ANN, CHECKOUT).orElseThrow().state();
    }

    private static MicroAuthorization onlyHold(OneCent onecent) {
        return onecent.microAuthorizations().of(ANN, "", 1).items().get(0);
    }

    private OneCent paid() {
        OneCent onecent = open(any -> any);
        shop.startCheckout(onecent, "c-1");
        pay(onecent);
        return onecent;
    }

    private OneCent open(UnaryOperator<OneCentBuilder> settings) {
        return shop.open(new InMemoryStorage(), new EphemeralCardSafe(), shop.gateway(), settings);
    }

    private static void pay(OneCent onecent) {
        onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.VISA));
    }

    private static PaymentResult refund(OneCent onecent, String command) {
        return onecent.payments().refund(ANN, TestShop.payment(onecent, CHECKOUT, 1), CommandId.of(command), PART);
    }

    private static PaymentState state(OneCent onecent) {
        return onecent.payments()
                .find(ANN, TestShop.payment(onecent, CHECKOUT, 1))
                .orElseThrow()
                .state();
    }
}
