package dev.onecent.journey;

import static dev.onecent.testkit.TestShop.ANN;
import static dev.onecent.testkit.TestWallet.ANN_THERE;
import static dev.onecent.testkit.TestWallet.PAYWELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.OneCent;
import dev.onecent.Storage;
import dev.onecent.checkout.CheckoutEvent.CheckoutPaid;
import dev.onecent.checkout.Pay;
import dev.onecent.checkout.PayResult;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.CaptureRequest;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.gateway.GatewayReference;
import dev.onecent.gateway.Inquiry;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.ReleaseRequest;
import dev.onecent.gateway.Unknown;
import dev.onecent.method.PaymentMethodsBlock;
import dev.onecent.method.PaymentOption.WalletCardOption;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentInstrument.WalletCard;
import dev.onecent.payment.PaymentResult;
import dev.onecent.payment.PaymentState;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.Key;
import dev.onecent.store.PayeeId;
import dev.onecent.store.ShopperId;
import dev.onecent.support.Interposed;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.TestWallet;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.LedgerEntry;
import dev.onecent.testkit.gateway.LedgerEntry.Movement;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.SavedCard;
import dev.onecent.wallet.ConnectResult;
import dev.onecent.wallet.ConnectionVerifier;
import dev.onecent.wallet.LeaveConfirmation;
import dev.onecent.wallet.WalletCardId;
import dev.onecent.wallet.WalletConnection;
import dev.onecent.wallet.WalletEvent.WalletConnected;
import dev.onecent.wallet.WalletEvent.WalletDisconnected;
import dev.onecent.wallet.WalletId;
import dev.onecent.walletoperator.WalletGrant;
import dev.onecent.walletoperator.WalletVisit;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps W1 to W8, with a wallet built from the SDK and a shop that connects it. */
class WalletJourneyTest {
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final URI RETURN = URI.create("https://toys.example/wallet");
    private static final ShopperId BOB = ShopperId.of("toys", "bob");

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final TestWallet wallet = TestWallet.beside(shop, Validation.FACTORY);
    private final OneCent onecent = shop.open(
            new InMemoryStorage(), new EphemeralCardSafe(), shop.gateway(), any -> any.wallet(wallet.provider()));

    @Test
    void w1TheShopperLeavesForTheWalletsSiteWithAStateThatExpires() {
        ConnectResult result = wallet.leave(onecent, ANN);

        assertThat(result).isInstanceOfSatisfying(ConnectResult.Redirect.class, redirect -> {
            assertThat(redirect.address().toString()).startsWith("https://paywell.example/connect?state=");
            assertThat(redirect.until()).isAfter(shop.clock().instant());
        });
        assertThat(connected()).isFalse();
    }

    /** The name of the wording is stored with the connection (R18). */
    @ParameterizedTest
    @ValueSource(ints = {0, 1_025})
    void w1TheNameOfTheWordingIsShortAndHoldsNoCardNumber(int length) {
        String wording = length == 0 ? TestCards.VISA : "x".repeat(length);
        LeaveConfirmation confirmation =
                new LeaveConfirmation(wording, Locale.UK, shop.clock().instant(), Channel.DESKTOP);

        assertThatThrownBy(() -> onecent.wallets().connect(ANN, PAYWELL, confirmation, RETURN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("wordingVersion ")
                .hasMessageNotContaining(wording);
        assertThat(onecent.wallets().find(ANN, PAYWELL)).isEmpty();
    }

    @Test
    void w2TheAccountsAreConnectedOnceTheShopperAgrees() {
        wallet.link("there-1", TestCards.VISA);

        assertThat(wallet.connect(onecent, ANN)).isInstanceOf(ConnectResult.Connected.class);
        onecent.runDue(ANN.tenant());

        assertThat(connected()).isTrue();
        assertThat(shop.events()).contains(new WalletConnected(PAYWELL));
        assertThat(grants()).singleElement().satisfies(grant -> {
            assertThat(grant.shop()).isEqualTo(PayeeId.of("toys"));
            assertThat(grant.isActive()).isTrue();
        });
    }

    @Test
    void w2AShopperWhoDoesNotAgreeIsNotConnected() {
        URI site = redirect();

        assertThat(wallet.comeBack(onecent, ANN, wallet.site().decline(WalletVisit.of(site))))
                .isEqualTo(new ConnectResult.Refused());
        assertThat(connected()).isFalse();
    }

    @Test
    void w2AReturnCountsOnce() {
        URI back = wallet.site().agree(ANN_THERE, WalletVisit.of(redirect()));

        assertThat(wallet.comeBack(onecent, ANN, back)).isInstanceOf(ConnectResult.Connected.class);
        assertThat(wallet.comeBack(onecent, ANN, back)).isEqualTo(new ConnectResult.UnknownReturn());
        assertThat(connected()).isTrue();
    }

    @Test
    void w2AReturnInAnotherShoppersSessionIsNone() {
        URI back = wallet.site().agree(ANN_THERE, WalletVisit.of(redirect()));

        assertThat(wallet.comeBack(onecent, BOB, back)).isEqualTo(new ConnectResult.UnknownReturn());
        assertThat(onecent.wallets().find(BOB, PAYWELL).flatMap(WalletConnection::connected))
                .isEmpty();
    }

    @Test
    void w2AReturnThatComesTooLateIsNone() {
        URI back = wallet.site().agree(ANN_THERE, WalletVisit.of(redirect()));
        shop.clock().advance(Duration.ofMinutes(16));

        assertThat(wallet.comeBack(onecent, ANN, back)).isEqualTo(new ConnectResult.UnknownReturn());
    }

    @Test
    void w2AnOlderRedirectIsWorthNothingOnceANewOneWasOpened() {
        URI older = redirect();
        redirect();

        assertThat(wallet.comeBack(onecent, ANN, wallet.site().agree(ANN_THERE, WalletVisit.of(older))))
                .isEqualTo(new ConnectResult.UnknownReturn());
    }

    @Test
    void w2AWalletSendsNobodyToAnAddressThatIsNotTheShops() {
        WalletVisit elsewhere = new WalletVisit(
                "state",
                ConnectionVerifier.from("session").challenge(),
                URI.create("https://evil.example"),
                java.util.Locale.UK);

        assertThatThrownBy(() -> wallet.site().agree(ANN_THERE, elsewhere))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void w2ACodeIsWorthNothingAfterTenMinutesAndForAnotherShop() {
        URI back = wallet.site().agree(ANN_THERE, WalletVisit.of(redirect()));
        shop.clock().advance(Duration.ofMinutes(11));

        assertThat(wallet.comeBack(onecent, ANN, back)).isEqualTo(new ConnectResult.UnknownReturn());
        wallet.onecent().runDue(ANN_THERE.tenant());
        assertThat(grants()).noneMatch(WalletGrant::isActive);
    }

    @Test
    void w2AWalletThatPaysAnotherShopIsRefusedWhenItIsRegistered() {
        assertThatThrownBy(() -> shop.open(
                        new InMemoryStorage(),
                        new EphemeralCardSafe(),
                        shop.gateway(),
                        any -> any.wallet(wallet.provider()).payee("books")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("paywell")
                .hasMessageContaining("books");
    }

    /** The shopper ends the connection in the wallet while a charge is on its way; the intent is saved, the call is not made (W2). */
    @Test
    void aGrantThatEndsBeforeTheChargeIsMadeChargesNothing() {
        InMemoryStorage there = new InMemoryStorage();
        List<OneCent> operators = new ArrayList<>();
        Storage interposed = Interposed.storage(there, (name, arguments, call) -> {
            Object answer = call.go();
            if (name.equals("payments.save")) {
                operators.forEach(operator -> operator.walletGrants()
                        .of(ANN_THERE, "", 10)
                        .items()
                        .forEach(grant -> operator.walletGrants().end(ANN_THERE, grant.id())));
            }
            return answer;
        });
        TestWallet other = TestWallet.over(interposed, shop, Validation.FACTORY);
        OneCent here = shop.open(
                new InMemoryStorage(), new EphemeralCardSafe(), shop.gateway(), any -> any.wallet(other.provider()));
        SavedCard card = other.link("there-1", TestCards.VISA);
        other.connect(here, ANN);
        operators.add(other.onecent());
        shop.startCheckout(here, "c-1");

        PayResult result = here.checkouts()
                .pay(
                        ANN,
                        CHECKOUT,
                        Pay.withWallet(
                                CommandId.of("pay"),
                                PAYWELL,
                                WalletCardId.of(card.id().value())));

        assertThat(result).isInstanceOf(PayResult.Declined.class);
        assertThat(other.gateway().ledger().captured(EURO)).isEqualTo(Money.zero(EURO));
    }

    @Test
    void w2SomeoneWithoutAWalletNeverNeedsOne() {
        shop.startCheckout(onecent, "c-1");

        PaymentMethodsBlock block = methods();

        assertThat(block.unreachable()).isEmpty();
        assertThat(onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.VISA)))
                .isInstanceOf(PayResult.Paid.class);
    }

    @Test
    void w6ARefusedFreezeLinksNothingInTheWallet() {
        LinkCardResult result =
                wallet.onecent().cards().link(ANN_THERE, shop.link("there-1", TestCards.INSUFFICIENT_FUNDS));

        assertThat(result).isEqualTo(new LinkCardResult.Refused(DeclineReason.INSUFFICIENT_FUNDS, true));
        assertThat(wallet.onecent().cards().of(ANN_THERE).cards()).isEmpty();
    }

    @Test
    void w6TheHoldIsFrozenAndReleasedAndOnlyThenTheCardIsLinkedAndSeenInTheShop() {
        wallet.connect(onecent, ANN);
        wallet.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST);
        wallet.onecent().cards().link(ANN_THERE, shop.link("there-1", TestCards.VISA));
        shop.startCheckout(onecent, "c-1");

        assertThat(walletOptions()).isEmpty();
        shop.clock().advance(Duration.ofMinutes(5));
        wallet.onecent().runDue(ANN_THERE.tenant());

        assertThat(wallet.gateway().ledger().entries())
                .extracting(LedgerEntry::movement)
                .containsExactly(Movement.FROZEN, Movement.RELEASED);
        assertThat(walletOptions()).hasSize(1);
    }

    @Test
    void w7ACardLinkedInTheWalletAppearsInTheShopByItself() {
        wallet.connect(onecent, ANN);
        shop.startCheckout(onecent, "c-1");
        assertThat(walletOptions()).isEmpty();

        SavedCard card = wallet.link("there-1", TestCards.VISA);

        assertThat(walletOptions()).singleElement().satisfies(option -> {
            assertThat(option.card()).isEqualTo(WalletCardId.of(card.id().value()));
            assertThat(option.masked()).hasToString("Visa ****1111");
        });
    }

    @Test
    void w8TheWalletsPrimaryIsPreselectedAndPays() {
        wallet.connect(onecent, ANN);
        wallet.link("there-1", TestCards.VISA);
        SavedCard second = wallet.link("there-2", TestCards.MASTERCARD);
        SavedCard first = wallet.onecent().cards().of(ANN_THERE).cards().get(0);
        wallet.onecent().cards().makePrimary(ANN_THERE, first.id());
        shop.startCheckout(onecent, "c-1");

        WalletCardOption chosen =
                (WalletCardOption) methods().preselectedOption().orElseThrow();
        assertThat(chosen.card().value()).isEqualTo(first.id().value());
        assertThat(methods().options()).hasSize(3);
        assertThat(second.id()).isNotEqualTo(first.id());

        assertThat(pay("pay", chosen)).isInstanceOf(PayResult.Paid.class);
        assertThat(wallet.gateway().ledger().captured(EURO)).isEqualTo(Money.of("EUR", 2_500));
        assertThat(shop.gateway().calls()).isEmpty();
        assertThat(payment().instrument()).isEqualTo(new WalletCard(PAYWELL, chosen.card(), chosen.masked()));
        assertThat(walletPayments()).singleElement().satisfies(payment -> {
            assertThat(payment.payee()).isEqualTo(PayeeId.of("toys"));
            assertThat(payment.instrument().cardOnFile()).contains(first.id());
        });
    }

    @Test
    void aWalletThatIsCutOffIsNamedAndItsCardsAreMissing() {
        connectWithACard();
        shop.startCheckout(onecent, "c-1");
        WalletCardOption option = walletOptions().get(0);
        wallet.cutOff();

        assertThat(methods().unreachable()).containsExactly(PAYWELL);
        assertThat(walletOptions()).isEmpty();
        assertThat(methods().preselected()).contains("add-card");
        assertThat(pay("pay", option)).isInstanceOf(PayResult.WalletUnreachable.class);

        wallet.reconnect();
        shop.clock().advance(Duration.ofMinutes(1));
        assertThat(methods().unreachable()).isEmpty();
        assertThat(pay("pay", option)).isInstanceOf(PayResult.Paid.class);
    }

    @Test
    void anAnswerThatIsLostIsFoundOutAndNothingIsChargedTwice() {
        connectWithACard();
        shop.startCheckout(onecent, "c-1");
        WalletCardOption option = walletOptions().get(0);
        wallet.gateway().next(Call.AUTHORIZE, Reaction.LOSE_ANSWER);

        assertThat(pay("pay", option)).isInstanceOf(PayResult.InProgress.class);
        assertThat(pay("pay-again", option)).isInstanceOf(PayResult.InProgress.class);
        settle();

        assertThat(pay("pay", option)).isInstanceOf(PayResult.Paid.class);
        assertThat(wallet.gateway().ledger().captured(EURO)).isEqualTo(Money.of("EUR", 2_500));
    }

    @Test
    void aDeclineAtTheWalletIsADeclineAtTheShop() {
        connectWithACard();
        shop.startCheckout(onecent, "c-1");
        wallet.gateway().next(Call.AUTHORIZE, Reaction.REFUSE);

        assertThat(pay("pay", walletOptions().get(0))).isInstanceOf(PayResult.Declined.class);
        assertThat(pay("pay-2", walletOptions().get(0))).isInstanceOf(PayResult.Paid.class);
        assertThat(wallet.gateway().ledger().captured(EURO)).isEqualTo(Money.of("EUR", 2_500));
    }

    @Test
    void aPaymentThroughTheWalletIsRefundedThroughIt() {
        connectWithACard();
        shop.startCheckout(onecent, "c-1");
        pay("pay", walletOptions().get(0));

        PaymentResult part =
                onecent.payments().refund(ANN, payment().id(), CommandId.of("refund-1"), Money.of("EUR", 500));
        PaymentResult tooMuch =
                onecent.payments().refund(ANN, payment().id(), CommandId.of("refund-2"), Money.of("EUR", 2_001));

        assertThat(part).isInstanceOf(PaymentResult.Done.class);
        assertThat(tooMuch).isInstanceOf(PaymentResult.NotAllowed.class);
        assertThat(wallet.gateway().ledger().captured(EURO)).isEqualTo(Money.of("EUR", 2_000));
    }

    /** What the wallet gives back is no order, and is told as released once its own gateway has released it (R4, R16, R17). */
    @Test
    void whatTheWalletIsGivingBackIsNeitherPaidNorReleasedYet() {
        OneCent later = shop.open(
                new InMemoryStorage(),
                new EphemeralCardSafe(),
                shop.gateway(),
                any -> any.wallet(wallet.provider()).capture(CaptureMode.LATER));
        wallet.link("there-1", TestCards.VISA);
        wallet.connect(later, ANN);
        shop.startCheckout(later, "c-1");
        PaymentMethodsBlock block = later.checkouts().findMethods(ANN, CHECKOUT).orElseThrow();
        WalletCardOption option = (WalletCardOption) block.preselectedOption().orElseThrow();
        later.checkouts().pay(ANN, CHECKOUT, Pay.withWallet(CommandId.of("pay"), PAYWELL, option.card()));
        Payment payment = later.payments().of(ANN, "", 10).items().get(0);
        wallet.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST, Reaction.LOSE_REQUEST);
        wallet.onecent()
                .payments()
                .voidPayment(ANN_THERE, walletPayments().get(0).id());

        Inquiry inquiry = new Inquiry(payment.reference(), Optional.empty(), payment.amount(), Map.of());
        InquiryAnswer answer = wallet.provider().find(inquiry);

        assertThat(walletPayments().get(0).state()).isInstanceOf(PaymentState.Voiding.class);
        assertThat(answer).isInstanceOf(Unknown.class);
        shop.pass(wallet.onecent(), Duration.ofHours(1));
        assertThat(wallet.provider().find(inquiry))
                .isInstanceOfSatisfying(
                        InquiryAnswer.Found.class,
                        found -> assertThat(found.released()).isTrue());
    }

    /** STORE-12: an index may be behind; that nothing is found is then no proof that nothing is held. */
    @Test
    void aPaymentThatIsNotFoundNowIsNeitherReleasedNorRefused() {
        MerchantReference lost = MerchantReference.of("lost", Key.sole(ANN));
        Optional<GatewayReference> known = Optional.of(GatewayReference.of("known"));
        Money amount = Money.of("EUR", 2_500);

        assertThat(wallet.provider().release(new ReleaseRequest(lost, known, "k", amount)))
                .isInstanceOf(Unknown.class);
        assertThat(wallet.provider().capture(new CaptureRequest(lost, known.orElseThrow(), "k", amount)))
                .isInstanceOf(Unknown.class);
        assertThat(wallet.provider().release(new ReleaseRequest(lost, Optional.empty(), "k", amount)))
                .isEqualTo(new OperationAnswer.Done());
    }

    /** STORE-12, R4: what the wallet's index hides for a while was charged, is found by the second look, and released. */
    @Test
    void aChargeThatTheWalletsIndexShowsTooLateIsGivenBack() {
        Instant shown = shop.clock().instant().plus(Duration.ofMinutes(30));
        Storage lagging = Interposed.storage(new InMemoryStorage(), (name, arguments, call) -> {
            boolean hidden = name.equals("payments.findByReference")
                    && shop.clock().instant().isBefore(shown);
            return hidden ? Optional.empty() : call.go();
        });
        TestWallet slow = TestWallet.over(lagging, shop, Validation.FACTORY);
        OneCent here = shop.open(
                new InMemoryStorage(), new EphemeralCardSafe(), shop.gateway(), any -> any.wallet(slow.provider()));
        WalletCardId card =
                WalletCardId.of(slow.link("there-1", TestCards.VISA).id().value());
        slow.connect(here, ANN);
        shop.startCheckout(here, "c-1");
        slow.gateway().next(Call.AUTHORIZE, Reaction.LOSE_ANSWER);

        here.checkouts().pay(ANN, CHECKOUT, Pay.withWallet(CommandId.of("pay"), PAYWELL, card));
        assertThat(slow.gateway().ledger().captured(EURO)).isEqualTo(Money.of("EUR", 2_500));
        for (int steps = 0; steps < 60; steps++) {
            shop.clock().advance(Duration.ofMinutes(2));
            slow.onecent().runDue(ANN_THERE.tenant());
            here.runDue(ANN.tenant());
        }

        assertThat(shop.events()).noneMatch(CheckoutPaid.class::isInstance);
        assertThat(slow.gateway().ledger().captured(EURO)).isEqualTo(Money.zero(EURO));
    }

    @Test
    void aDisconnectedWalletShowsAndChargesNothing() {
        connectWithACard();
        shop.startCheckout(onecent, "c-1");
        WalletCardOption option = walletOptions().get(0);

        assertThat(onecent.wallets().disconnect(ANN, PAYWELL)).isTrue();

        assertThat(walletOptions()).isEmpty();
        assertThat(pay("pay", option)).isInstanceOf(PayResult.NoSuchCard.class);
        assertThat(grants()).noneMatch(WalletGrant::isActive);
        onecent.runDue(ANN.tenant());
        assertThat(shop.events()).contains(new WalletDisconnected(PAYWELL));
        assertThat(onecent.wallets().disconnect(ANN, PAYWELL)).isFalse();
    }

    @Test
    void aWalletThatIsCutOffLearnsOfTheEndWhenItComesBack() {
        connectWithACard();
        wallet.cutOff();

        onecent.wallets().disconnect(ANN, PAYWELL);
        assertThat(grants()).anyMatch(WalletGrant::isActive);
        wallet.reconnect();
        shop.pass(onecent, Duration.ofHours(2));

        assertThat(grants()).noneMatch(WalletGrant::isActive);
        assertThat(onecent.wallets().find(ANN, PAYWELL).orElseThrow().ended()).isEmpty();
    }

    @Test
    void aConnectionEndedInTheWalletEndsInTheShop() {
        connectWithACard();
        WalletGrant grant = grants().get(0);

        wallet.onecent().walletGrants().end(ANN_THERE, grant.id());
        shop.startCheckout(onecent, "c-1");

        assertThat(walletOptions()).isEmpty();
        assertThat(connected()).isFalse();
    }

    @Test
    void anEndedGrantIsListedForThirtyDays() {
        connectWithACard();
        onecent.wallets().disconnect(ANN, PAYWELL);

        shop.clock().advance(Duration.ofDays(29));
        wallet.onecent().runDue(ANN_THERE.tenant());
        assertThat(grants()).hasSize(1);
        shop.clock().advance(Duration.ofDays(1));
        wallet.onecent().runDue(ANN_THERE.tenant());
        assertThat(grants()).isEmpty();
    }

    @Test
    void anUnknownWalletIsAnAnswer() {
        assertThat(onecent.wallets().returned(ANN, WalletId.of("nobody"), "state", Map.of()))
                .isEqualTo(new ConnectResult.NoSuchWallet());
        shop.startCheckout(onecent, "c-1");
        Pay pay = Pay.withWallet(CommandId.of("pay"), WalletId.of("nobody"), WalletCardId.of("card"));
        assertThat(onecent.checkouts().pay(ANN, CHECKOUT, pay)).isInstanceOf(PayResult.NoSuchCard.class);
    }

    private void connectWithACard() {
        wallet.link("there-1", TestCards.VISA);
        wallet.connect(onecent, ANN);
    }

    private URI redirect() {
        return ((ConnectResult.Redirect) wallet.leave(onecent, ANN)).address();
    }

    private void settle() {
        for (int minutes = 0; minutes < 5; minutes++) {
            shop.clock().advance(Duration.ofMinutes(2));
            wallet.onecent().runDue(ANN_THERE.tenant());
            onecent.runDue(ANN.tenant());
        }
    }

    private PayResult pay(String command, WalletCardOption option) {
        return onecent.checkouts()
                .pay(ANN, CHECKOUT, Pay.withWallet(CommandId.of(command), option.wallet(), option.card()));
    }

    private boolean connected() {
        return onecent.wallets()
                .find(ANN, PAYWELL)
                .flatMap(WalletConnection::connected)
                .isPresent();
    }

    private List<WalletGrant> grants() {
        return wallet.onecent().walletGrants().of(ANN_THERE, "", 10).items();
    }

    private PaymentMethodsBlock methods() {
        return onecent.checkouts().findMethods(ANN, CHECKOUT).orElseThrow();
    }

    private List<WalletCardOption> walletOptions() {
        return methods().options().stream()
                .flatMap(option -> option instanceof WalletCardOption card
                        ? Optional.of(card).stream()
                        : Optional.<WalletCardOption>empty().stream())
                .toList();
    }

    private Payment payment() {
        return onecent.payments().of(ANN, "", 10).items().get(0);
    }

    private List<Payment> walletPayments() {
        return wallet.onecent().payments().of(ANN_THERE, "", 10).items();
    }
}
