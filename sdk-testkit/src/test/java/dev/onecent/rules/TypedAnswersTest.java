package dev.onecent.rules;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.onecent.OneCent;
import dev.onecent.card.CardForm;
import dev.onecent.cart.Cart;
import dev.onecent.cart.Sku;
import dev.onecent.checkout.AbandonResult;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.Pay;
import dev.onecent.checkout.PayResult;
import dev.onecent.checkout.StartCheckoutResult;
import dev.onecent.form.FormViolation;
import dev.onecent.method.Usability;
import dev.onecent.store.CardId;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.ShopperId;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.SavedCard;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever a shopper does wrong has an answer of its own, and leaves everything as it was. */
class TypedAnswersTest {
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");
    private static final ShopperId BOB = ShopperId.of("toys", "bob");

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final OneCent onecent = shop.open();

    /** Everything at once, each with field, key and text (D6). */
    @Test
    void namesEveryViolationOfAForm() {
        shop.startCheckout(onecent, "c-1");
        Cart cart = onecent.carts().of(ANN);
        CardForm form = CardForm.of("4111111111111112", "13/29", "12", "4111111111111111");

        List<FormViolation> violations = violationsOf(form);

        assertThat(violations)
                .extracting(FormViolation::field, FormViolation::messageKey)
                .containsExactly(
                        tuple("number", "dev.onecent.card.number.luhn"),
                        tuple("expiry", "dev.onecent.card.expiry.format"),
                        tuple("securityCode", "dev.onecent.card.code.length"),
                        tuple("holder", "dev.onecent.card.holder.digits"));
        assertThat(violations)
                .allSatisfy(violation -> assertThat(violation.text())
                        .isNotBlank()
                        .doesNotContain("{")
                        .doesNotContain("4111"));
        assertNothingHappened(cart);
    }

    /** An expired card is refused as a form (D6), without a call to the gateway. */
    @Test
    void anExpiredCardIsAViolation() {
        shop.startCheckout(onecent, "c-1");
        Cart cart = onecent.carts().of(ANN);

        assertThat(violationsOf(CardForm.of(TestCards.VISA, "10/26", "737", "Ann Shopper")))
                .extracting(FormViolation::messageKey)
                .containsExactly("dev.onecent.card.expiry.past");
        assertNothingHappened(cart);
    }

    /** A mistyped number is refused as a form (D6), without a call to the gateway. */
    @Test
    void aNumberThatFailsLuhnIsAViolation() {
        shop.startCheckout(onecent, "c-1");
        Cart cart = onecent.carts().of(ANN);

        assertThat(violationsOf(TestShop.form("4111111111111112")))
                .extracting(FormViolation::messageKey)
                .containsExactly("dev.onecent.card.number.luhn");
        assertNothingHappened(cart);
    }

    /** The same for a card that is not to be kept (D6, D9). */
    @Test
    void aWrongFormPaysNothing() {
        shop.startCheckout(onecent, "c-1");
        Cart cart = onecent.carts().of(ANN);
        Pay pay = Pay.once(CommandId.of("pay"), CardForm.of("", "", "", ""));

        PayResult result = onecent.checkouts().pay(ANN, CHECKOUT, pay);

        assertThat(result)
                .isInstanceOfSatisfying(
                        PayResult.Invalid.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting(FormViolation::field)
                                .containsExactly("number", "expiry", "securityCode", "holder"));
        assertNothingHappened(cart);
    }

    /** An issuer's refusal (D6). */
    @Test
    void aRefusedCardIsAnAnswer() {
        shop.startCheckout(onecent, "c-1");

        LinkCardResult result = onecent.checkouts().addCard(ANN, CHECKOUT, shop.link("link", TestCards.DECLINED));

        assertThat(result).isInstanceOf(LinkCardResult.Refused.class);
        assertThat(onecent.cards().of(ANN).cards()).isEmpty();
        assertThat(open()).isTrue();
    }

    /** A card on file that has expired is shown and cannot pay (R24). */
    @Test
    void aCardOnFileThatHasExpiredCannotPay() {
        SavedCard card = linked();
        shop.clock().advance(Duration.ofDays(4 * 366));
        shop.startCheckout(onecent, "c-2");

        PayResult result = onecent.checkouts().pay(ANN, CheckoutId.of("c-2"), TestShop.pay("pay", card.id()));

        assertThat(result)
                .isInstanceOfSatisfying(
                        PayResult.NotUsable.class,
                        refused -> assertThat(refused.why()).isEqualTo(Usability.EXPIRED));
        assertThat(onecent.cards().of(ANN).cards()).containsExactly(card);
    }

    @Test
    void anEmptySelectionIsAnAnswer() {
        shop.fillCart(onecent);
        onecent.carts().untick(ANN, Sku.of("BALL"));

        assertThat(onecent.checkouts().start(ANN, CHECKOUT, Channel.DESKTOP))
                .isEqualTo(new StartCheckoutResult.NothingTicked());
        assertThat(onecent.checkouts().find(ANN, CHECKOUT)).isEmpty();
    }

    @Test
    void aForeignShoppersCheckoutIsNoCheckout() {
        shop.startCheckout(onecent, "c-1");
        LinkCard link = shop.link("link", TestCards.VISA);
        Pay pay = TestShop.payOnce("pay", TestCards.VISA);

        assertThat(onecent.checkouts().find(BOB, CHECKOUT)).isEmpty();
        assertThat(onecent.checkouts().findMethods(BOB, CHECKOUT)).isEmpty();
        assertThat(onecent.checkouts().addCard(BOB, CHECKOUT, link)).isEqualTo(new LinkCardResult.NoOpenCheckout());
        assertThat(onecent.checkouts().pay(BOB, CHECKOUT, pay)).isEqualTo(new PayResult.NotFound());
        assertThat(onecent.checkouts().abandon(BOB, CHECKOUT)).isEqualTo(new AbandonResult.NotFound());
        assertThat(open()).isTrue();
        assertThat(shop.gateway().calls()).isEmpty();
    }

    @Test
    void aForeignShoppersCardCannotPay() {
        SavedCard anns = linked();
        onecent.carts().put(BOB, onecent.carts().of(ANN).lines().get(0));
        onecent.checkouts().start(BOB, CHECKOUT, Channel.DESKTOP);

        PayResult result = onecent.checkouts().pay(BOB, CHECKOUT, TestShop.pay("pay", anns.id()));

        assertThat(result).isInstanceOf(PayResult.NoSuchCard.class);
        assertThat(onecent.payments().of(BOB, "", 10).items()).isEmpty();
    }

    @Test
    void aCardThatNeverWasCannotPay() {
        shop.startCheckout(onecent, "c-1");

        assertThat(onecent.checkouts().pay(ANN, CHECKOUT, TestShop.pay("pay", CardId.of("nobodys"))))
                .isInstanceOf(PayResult.NoSuchCard.class);
        assertThat(open()).isTrue();
    }

    private List<FormViolation> violationsOf(CardForm form) {
        LinkCardResult result =
                onecent.checkouts().addCard(ANN, CHECKOUT, LinkCard.of(CommandId.of("link"), form, shop.consent()));
        return ((LinkCardResult.Invalid) result).violations();
    }

    private SavedCard linked() {
        shop.startCheckout(onecent, "c-1");
        return ((LinkCardResult.Linked) onecent.checkouts().addCard(ANN, CHECKOUT, shop.link("link", TestCards.VISA)))
                .card();
    }

    private void assertNothingHappened(Cart cart) {
        assertThat(onecent.carts().of(ANN)).isEqualTo(cart);
        assertThat(open()).isTrue();
        assertThat(onecent.cards().of(ANN).cards()).isEmpty();
        assertThat(onecent.payments().of(ANN, "", 10).items()).isEmpty();
        assertThat(onecent.microAuthorizations().of(ANN, "", 10).items()).isEmpty();
        assertThat(shop.gateway().calls()).isEmpty();
    }

    private boolean open() {
        Checkout checkout = onecent.checkouts().find(ANN, CHECKOUT).orElseThrow();
        return checkout.isOpenAt(shop.clock().instant());
    }
}
