package dev.onecent.journey;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.address.AddAddressResult;
import dev.onecent.address.AddressBook;
import dev.onecent.address.DeliveryAddress;
import dev.onecent.address.SavedAddress;
import dev.onecent.cart.Sku;
import dev.onecent.checkout.AbandonResult;
import dev.onecent.checkout.AddressChoice;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.CheckoutEvent.CheckoutPaid;
import dev.onecent.checkout.CheckoutState;
import dev.onecent.checkout.PayResult;
import dev.onecent.checkout.ReviewResult;
import dev.onecent.checkout.StartCheckoutResult;
import dev.onecent.method.PaymentMethodsBlock;
import dev.onecent.method.PaymentOption.AddCardOption;
import dev.onecent.method.PaymentOption.SavedCardOption;
import dev.onecent.method.Usability;
import dev.onecent.money.Money;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.SavedCard;
import java.time.Duration;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The steps M1 to M6, one after the other and by themselves. */
class MobileJourneyTest {
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final DeliveryAddress HOME = TestShop.address(1).read();

    private final TestShop shop = newShop();
    private final OneCent onecent = shop.open();

    @Test
    void m1AnEmptyCartStartsNoCheckout() {
        assertThat(onecent.checkouts().start(ANN, CHECKOUT, Channel.MOBILE))
                .isEqualTo(new StartCheckoutResult.CartEmpty());
    }

    @Test
    void m2TheTickedProductGoesToTheCheckout() {
        Checkout checkout = start();

        assertThat(checkout.lines()).extracting(line -> line.sku().value()).containsExactly("BALL");
        assertThat(checkout.channel()).isEqualTo(Channel.MOBILE);
    }

    @Test
    void m3TheReviewShowsWhatIsBoughtAndAsksForAnAddress() {
        Checkout checkout = start();

        assertThat(checkout.state()).isInstanceOf(CheckoutState.Reviewing.class);
        assertThat(checkout.total()).isEqualTo(Money.of("EUR", 2_500));
        assertThat(checkout.address()).isEmpty();
        assertThat(onecent.checkouts().confirm(ANN, CHECKOUT)).isEqualTo(new ReviewResult.AddressMissing(checkout));
    }

    @Test
    void m3BeforeTheSecondPayNoMethodIsShownAndNothingIsTaken() {
        Checkout checkout = start();

        assertThat(onecent.checkouts().findMethods(ANN, CHECKOUT)).isEmpty();
        assertThat(onecent.checkouts().addCard(ANN, CHECKOUT, shop.link("link", TestCards.VISA)))
                .isEqualTo(new LinkCardResult.CheckoutUnderReview());
        assertThat(onecent.checkouts().pay(ANN, CHECKOUT, shop.paysOnce("pay", TestCards.VISA)))
                .isEqualTo(new PayResult.UnderReview(checkout));
        assertThat(shop.gateway().calls()).isEmpty();
        assertThat(onecent.cards().of(ANN).cards()).isEmpty();
    }

    @Test
    void m3ANewAddressIsForThisCheckoutAlone() {
        start();

        assertThat(deliver(AddressChoice.once(TestShop.address(1)))).isInstanceOf(ReviewResult.UnderReview.class);
        assertThat(onecent.checkouts().confirm(ANN, CHECKOUT)).isInstanceOf(ReviewResult.Confirmed.class);

        assertThat(checkout().state()).isInstanceOf(CheckoutState.ChoosingMethod.class);
        assertThat(checkout().address()).contains(HOME);
        assertThat(book().addresses()).isEmpty();
    }

    @Test
    void m3ANewAddressIsKeptIfTheShopperSaysSo() {
        start();

        deliver(AddressChoice.kept(TestShop.address(1)));

        assertThat(book().addresses()).extracting(SavedAddress::address).containsExactly(HOME);
    }

    @Test
    void m3OneOfTheShoppersAddressesIsChosen() {
        SavedAddress saved = save(1);
        start();

        deliver(AddressChoice.saved(saved.id()));
        onecent.checkouts().confirm(ANN, CHECKOUT);

        assertThat(checkout().address()).contains(HOME);
    }

    @Test
    void m3TheAddressCanBeChangedUntilSomethingIsBeingPaid() {
        reviewed();

        ReviewResult back = onecent.checkouts().review(ANN, CHECKOUT);
        deliver(AddressChoice.once(TestShop.address(2)));
        onecent.checkouts().confirm(ANN, CHECKOUT);

        assertThat(back)
                .isInstanceOfSatisfying(
                        ReviewResult.UnderReview.class,
                        review -> assertThat(review.checkout().address()).contains(HOME));
        assertThat(checkout().address()).contains(TestShop.address(2).read());
    }

    @Test
    void m4WithoutALinkedCardAddNewCardIsTheFirstItem() {
        reviewed();

        assertThat(methods().options()).containsExactly(new AddCardOption(true, Usability.USABLE, "Add new card", ""));
        assertThat(methods().folded()).isFalse();
    }

    @Test
    void m4LinkedCardsComeFirstAndAddNewCardAfterThem() {
        SavedCard card = linkedCard();

        PaymentMethodsBlock block = methods();

        assertThat(block.options()).hasSize(2);
        assertThat(block.options().get(0))
                .isInstanceOfSatisfying(
                        SavedCardOption.class,
                        option -> assertThat(option.card()).isEqualTo(card.id()));
        assertThat(block.options().get(1)).isEqualTo(new AddCardOption(false, Usability.USABLE, "Add new card", ""));
        assertThat(block.folded()).isFalse();
    }

    @Test
    void m5TheFormAndItsSwitchLinkACard() {
        SavedCard card = linkedCard();

        assertThat(onecent.cards().of(ANN).linkedCards()).containsExactly(card);
        assertThat(card.consent().channel()).isEqualTo(Channel.MOBILE);
        assertThat(shop.gateway().ledger().held(EURO).isZero()).isTrue();
    }

    @Test
    void m6TheShopperBuysAndTheAddressIsHandedOverAndRemembered() {
        save(2);
        SavedAddress home = save(1);
        SavedCard card = linkedCard();

        PayResult result = onecent.checkouts().pay(ANN, CHECKOUT, TestShop.pay("pay", card.id()));
        onecent.runDue(ANN.tenant());

        assertThat(result).isInstanceOf(PayResult.Paid.class);
        assertThat(shop.events())
                .filteredOn(CheckoutPaid.class::isInstance)
                .singleElement()
                .satisfies(paid -> assertThat(((CheckoutPaid) paid).address()).contains(HOME));
        assertThat(book().lastUsed().map(SavedAddress::id)).contains(home.id());
        assertThat(onecent.carts().of(ANN).lines())
                .extracting(line -> line.sku().value())
                .containsExactly("KITE");
    }

    @Test
    void m6DeletingTheItemDeclinesTheCheckout() {
        SavedCard card = linkedCard();
        onecent.carts().remove(ANN, Sku.of("BALL"));

        PayResult result = onecent.checkouts().pay(ANN, CHECKOUT, TestShop.pay("pay", card.id()));

        assertThat(result).isInstanceOf(PayResult.CartChanged.class);
        assertThat(onecent.cards().of(ANN).linkedCards()).containsExactly(card);
        assertThat(onecent.payments().of(ANN, "", 10).items()).isEmpty();
    }

    /** Wherever the shopper breaks off, cards and addresses stay as they are (R5). */
    @ParameterizedTest
    @EnumSource
    void m6BreakingOffLeavesCardsAndAddressesAsTheyAre(Break place) {
        save(1);
        SavedCard card = linkedCard();
        CardVault cards = onecent.cards().of(ANN);
        AddressBook addresses = book();
        place.reach(this, card);

        AbandonResult left = onecent.checkouts().abandon(ANN, CHECKOUT);

        assertThat(left).isInstanceOf(AbandonResult.Ended.class);
        assertThat(checkout().state()).isInstanceOf(CheckoutState.Abandoned.class);
        assertThat(checkout().address()).isEmpty();
        shop.pass(onecent, Duration.ofHours(2));
        assertThat(onecent.cards().of(ANN)).isEqualTo(cards);
        assertThat(book()).isEqualTo(addresses);
        assertThat(shop.gateway().ledger().captured(EURO).isZero()).isTrue();
        assertThat(shop.gateway().ledger().held(EURO).isZero()).isTrue();
    }

    /** A closed app says nothing. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IN_A_CHALLENGE")
    void m6AClosedAppLetsTheCheckoutExpire(Break place) {
        save(1);
        SavedCard card = linkedCard();
        AddressBook addresses = book();
        place.reach(this, card);

        shop.pass(onecent, Duration.ofHours(2));

        assertThat(checkout().state()).isInstanceOf(CheckoutState.Expired.class);
        assertThat(checkout().address()).isEmpty();
        assertThat(onecent.cards().of(ANN).linkedCards()).containsExactly(card);
        assertThat(book()).isEqualTo(addresses);
    }

    /** After Done, and before anything is paid. */
    enum Break {
        CHOOSING_A_METHOD {
            @Override
            void reach(MobileJourneyTest test, SavedCard card) {}
        },
        BACK_IN_THE_REVIEW {
            @Override
            void reach(MobileJourneyTest test, SavedCard card) {
                test.onecent.checkouts().review(ANN, CHECKOUT);
            }
        },
        AFTER_A_DECLINE {
            @Override
            void reach(MobileJourneyTest test, SavedCard card) {
                test.onecent.checkouts().pay(ANN, CHECKOUT, test.shop.paysOnce("pay", TestCards.DECLINED));
            }
        },
        AFTER_THE_ITEM_WAS_DELETED {
            @Override
            void reach(MobileJourneyTest test, SavedCard card) {
                test.onecent.carts().remove(ANN, Sku.of("BALL"));
                test.onecent.checkouts().pay(ANN, CHECKOUT, TestShop.pay("pay", card.id()));
            }
        },
        IN_A_CHALLENGE {
            @Override
            void reach(MobileJourneyTest test, SavedCard card) {
                test.onecent.checkouts().pay(ANN, CHECKOUT, test.shop.paysOnce("pay", TestCards.CHALLENGED));
            }
        };

        abstract void reach(MobileJourneyTest test, SavedCard card);
    }

    private Checkout start() {
        return shop.startCheckout(onecent, "c-1", Channel.MOBILE);
    }

    private void reviewed() {
        start();
        deliver(AddressChoice.once(TestShop.address(1)));
        onecent.checkouts().confirm(ANN, CHECKOUT);
    }

    private SavedCard linkedCard() {
        reviewed();
        LinkCardResult result =
                onecent.checkouts().addCard(ANN, CHECKOUT, shop.link("link", TestCards.VISA, Channel.MOBILE));
        return ((LinkCardResult.Linked) result).card();
    }

    private SavedAddress save(int number) {
        AddAddressResult result = onecent.addresses().add(ANN, CommandId.of("add-" + number), TestShop.address(number));
        return ((AddAddressResult.Added) result).address();
    }

    private ReviewResult deliver(AddressChoice choice) {
        return onecent.checkouts().deliverTo(ANN, CHECKOUT, choice);
    }

    private Checkout checkout() {
        return onecent.checkouts().find(ANN, CHECKOUT).orElseThrow();
    }

    private AddressBook book() {
        return onecent.addresses().of(ANN);
    }

    private PaymentMethodsBlock methods() {
        return onecent.checkouts().findMethods(ANN, CHECKOUT).orElseThrow();
    }

    /** Seals its numbers, unless a subclass says otherwise. */
    TestShop newShop() {
        return TestShop.with(Validation.FACTORY);
    }
}
