package dev.onecent.journey;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.cart.Sku;
import dev.onecent.checkout.AbandonResult;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.CheckoutEvent.CheckoutExpired;
import dev.onecent.checkout.CheckoutEvent.CheckoutPaid;
import dev.onecent.checkout.CheckoutState;
import dev.onecent.checkout.PayResult;
import dev.onecent.checkout.StartCheckoutResult;
import dev.onecent.method.PaymentMethodsBlock;
import dev.onecent.method.PaymentOption.AddCardOption;
import dev.onecent.method.PaymentOption.SavedCardOption;
import dev.onecent.method.Usability;
import dev.onecent.money.Money;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.LedgerEntry.Movement;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.SavedCard;
import java.time.Duration;
import java.util.Currency;
import org.junit.jupiter.api.Test;

/** The steps D1 to D9, one after the other and by themselves. */
class DesktopJourneyTest {
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");
    private static final Currency EURO = Currency.getInstance("EUR");

    private final TestShop shop = newShop();
    private final OneCent onecent = open(shop);

    /** Over stores in memory, unless a subclass says otherwise. */
    OneCent open(TestShop opening) {
        return opening.open();
    }

    @Test
    void d1AnEmptyCartStartsNoCheckoutAndLinksNoCard() {
        assertThat(start()).isEqualTo(new StartCheckoutResult.CartEmpty());
        assertThat(onecent.checkouts().addCard(ANN, CHECKOUT, shop.link("link", TestCards.VISA)))
                .isEqualTo(new LinkCardResult.NoOpenCheckout());
        assertThat(shop.gateway().calls()).isEmpty();
    }

    @Test
    void d2WithNothingTickedThereIsNoCheckout() {
        shop.fillCart(onecent);
        onecent.carts().untick(ANN, Sku.of("BALL"));

        assertThat(start()).isEqualTo(new StartCheckoutResult.NothingTicked());
    }

    @Test
    void d2OnlyTickedLinesGoToTheCheckout() {
        Checkout checkout = shop.startCheckout(onecent, "c-1");

        assertThat(checkout.lines()).extracting(line -> line.sku().value()).containsExactly("BALL");
        assertThat(checkout.total()).isEqualTo(Money.of("EUR", 2_500));
    }

    @Test
    void d3AndD7WithoutALinkedCardTheBlockIsOpenAndShowsTheEmptyForm() {
        shop.startCheckout(onecent, "c-1");

        PaymentMethodsBlock block = methods();

        assertThat(block.folded()).isFalse();
        assertThat(block.preselectedOption()).contains(new AddCardOption(true, Usability.USABLE, "Add card", ""));
    }

    @Test
    void d4AndD5WithALinkedCardTheBlockIsFoldedAndTheCardPreselected() {
        SavedCard card = linkedCard();

        PaymentMethodsBlock block = methods();

        assertThat(block.folded()).isTrue();
        assertThat(block.preselectedOption().orElseThrow())
                .isInstanceOfSatisfying(
                        SavedCardOption.class,
                        option -> assertThat(option.card()).isEqualTo(card.id()));
        assertThat(block.options()).last().isEqualTo(new AddCardOption(false, Usability.USABLE, "Add card", ""));
    }

    @Test
    void d6ACardIsLinkedAfterItsHoldWasFrozenAndGivenBack() {
        linkedCard();

        assertThat(shop.gateway().ledger().entries())
                .extracting(entry -> entry.movement())
                .containsExactly(Movement.FROZEN, Movement.RELEASED);
        assertThat(shop.gateway().ledger().entries())
                .allSatisfy(entry -> assertThat(entry.amount()).isEqualTo(Money.of("EUR", 1)));
    }

    @Test
    void d8PaysWithTheLinkedCardAndTheBoughtLinesLeaveTheCart() {
        SavedCard card = linkedCard();

        PayResult result = onecent.checkouts().pay(ANN, CHECKOUT, TestShop.pay("pay", card.id()));

        assertThat(result).isInstanceOf(PayResult.Paid.class);
        assertThat(shop.gateway().ledger().captured(EURO)).isEqualTo(Money.of("EUR", 2_500));
        assertThat(onecent.carts().of(ANN).lines())
                .extracting(line -> line.sku().value())
                .containsExactly("KITE");
        onecent.runDue(ANN.tenant());
        assertThat(shop.events()).filteredOn(CheckoutPaid.class::isInstance).hasSize(1);
    }

    @Test
    void d8GoingBackToTheShopLeavesTheCardLinkedAndNothingCharged() {
        SavedCard card = linkedCard();

        AbandonResult left = onecent.checkouts().abandon(ANN, CHECKOUT);
        onecent.carts().remove(ANN, Sku.of("BALL"));

        assertThat(left).isInstanceOf(AbandonResult.Ended.class);
        assertThat(onecent.cards().of(ANN).linkedCards()).containsExactly(card);
        assertThat(onecent.payments().of(ANN, "", 10).items()).isEmpty();
        assertThat(shop.gateway().ledger().held(EURO).isZero()).isTrue();
    }

    @Test
    void d8AClosedTabSaysNothingAndTheCheckoutExpires() {
        SavedCard card = linkedCard();

        shop.pass(onecent, Duration.ofHours(2));

        assertThat(checkout().state()).isInstanceOf(CheckoutState.Expired.class);
        assertThat(shop.events()).contains(new CheckoutExpired(CHECKOUT));
        assertThat(onecent.cards().of(ANN).linkedCards()).containsExactly(card);
        assertThat(onecent.payments().of(ANN, "", 10).items()).isEmpty();
    }

    @Test
    void d8RemovingTheItemMakesTheCheckoutUnpayableAndDoesNotEndIt() {
        SavedCard card = linkedCard();
        onecent.carts().remove(ANN, Sku.of("BALL"));

        PayResult result = onecent.checkouts().pay(ANN, CHECKOUT, TestShop.pay("pay", card.id()));

        assertThat(result).isInstanceOf(PayResult.CartChanged.class);
        assertThat(checkout().state()).isInstanceOf(CheckoutState.ChoosingMethod.class);
    }

    @Test
    void d9AnUntickedCardPaysOnceAndIsNotKept() {
        shop.startCheckout(onecent, "c-1");

        PayResult result = onecent.checkouts().pay(ANN, CHECKOUT, shop.paysOnce("pay", TestCards.VISA));

        assertThat(result).isInstanceOf(PayResult.Paid.class);
        assertThat(onecent.cards().of(ANN).cards()).isEmpty();
        assertThat(onecent.payments().of(ANN, "", 10).items())
                .singleElement()
                .satisfies(payment ->
                        assertThat(payment.instrument().masked().orElseThrow()).hasToString("Visa ****1111"));
    }

    private SavedCard linkedCard() {
        shop.startCheckout(onecent, "c-1");
        LinkCardResult result = onecent.checkouts().addCard(ANN, CHECKOUT, shop.link("link", TestCards.VISA));
        return ((LinkCardResult.Linked) result).card();
    }

    private StartCheckoutResult start() {
        return onecent.checkouts().start(ANN, CHECKOUT, Channel.DESKTOP);
    }

    private Checkout checkout() {
        return onecent.checkouts().find(ANN, CHECKOUT).orElseThrow();
    }

    private PaymentMethodsBlock methods() {
        return onecent.checkouts().findMethods(ANN, CHECKOUT).orElseThrow();
    }

    /** Seals its numbers, unless a subclass says otherwise. */
    TestShop newShop() {
        return TestShop.with(Validation.FACTORY);
    }
}
