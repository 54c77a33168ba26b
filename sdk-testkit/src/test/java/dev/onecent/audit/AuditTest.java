package dev.onecent.audit;

import static dev.onecent.testkit.TestShop.ANN;
import static dev.onecent.testkit.TestWallet.ANN_THERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.OneCent;
import dev.onecent.OneCentBuilder;
import dev.onecent.card.CardEdit;
import dev.onecent.checkout.Pay;
import dev.onecent.checkout.PayResult;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.limit.AttemptPolicy;
import dev.onecent.limit.AttemptSubject;
import dev.onecent.limit.Limit;
import dev.onecent.limit.Origin;
import dev.onecent.microauth.MicroAuthorizationId;
import dev.onecent.money.Money;
import dev.onecent.payment.PaymentId;
import dev.onecent.safe.CardSafeException;
import dev.onecent.store.CardId;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CheckoutLife;
import dev.onecent.store.CommandId;
import dev.onecent.store.PayeeId;
import dev.onecent.store.ShopperId;
import dev.onecent.support.Interposed;
import dev.onecent.support.UnreachableSafe;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.TestWallet;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.CardVaults;
import dev.onecent.vault.EditCard;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.wallet.ConnectResult;
import dev.onecent.wallet.ConnectionVerifier;
import dev.onecent.wallet.WalletAccount;
import dev.onecent.wallet.WalletCardId;
import dev.onecent.wallet.WalletConnection;
import dev.onecent.wallet.WalletId;
import dev.onecent.wallet.WalletProvider;
import dev.onecent.walletoperator.GrantState;
import dev.onecent.walletoperator.WalletGrants;
import dev.onecent.walletoperator.WalletVisit;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** AUDIT-1 to 4, PCI DSS v4.0.1 10.2.1 and 10.2.2: each command about a card is recorded with its outcome. */
class AuditTest {
    private static final ShopperId BOB = ShopperId.of("toys", "bob");
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");
    private static final CheckoutLife NONE = CheckoutLife.of("none");
    private static final ConnectionVerifier SESSION = ConnectionVerifier.from("session");
    private static final Origin DESK = Origin.ofDevice("desk-7");

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final List<AuditRecord> trail = new ArrayList<>();
    private Action full = Action.ERASE;
    private boolean broken;

    private final OneCent onecent =
            shop.open(new InMemoryStorage(), new EphemeralCardSafe(), shop.gateway(), any -> any.audit(this::append));
    private final CardId card = linked(TestCards.VISA);

    @Test
    void aLinkIsRecordedWithItsCard() {
        link("l-2", TestCards.MASTERCARD);

        assertThat(told()).containsExactly("LINK DONE card/" + lastCard());
        assertThat(trail.get(0).at()).isEqualTo(shop.clock().instant());
        assertThat(trail.get(0).owner()).isEqualTo(ANN);
        assertThat(trail.get(0).by()).isEqualTo(Caller.shopper().from(Origin.ofAddress("203.0.113.7")));
    }

    @Test
    void aLinkThatIsUnderWayIsPending() {
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST);
        link("l-2", TestCards.MASTERCARD);

        assertThat(told()).containsExactly("LINK PENDING card/" + lastCard());
    }

    @Test
    void aRefusedLinkIsRecorded() {
        shop.gateway().next(Call.AUTHORIZE, Reaction.REFUSE);
        link("l-2", TestCards.MASTERCARD);

        assertThat(told()).containsExactly("LINK REFUSED vault");
    }

    @Test
    void aFormThatIsNotInOrderIsInvalid() {
        link("l-2", "4111111111111112");

        assertThat(told()).containsExactly("LINK INVALID vault");
    }

    @Test
    void aLinkInACheckoutIsRecordedOnceAndInNobodysIsDenied() {
        shop.startCheckout(onecent, "c-1");
        onecent.checkouts().addCard(ANN, CHECKOUT, shop.link("l-2", TestCards.MASTERCARD));
        onecent.checkouts().addCard(BOB, CHECKOUT, shop.link("l-3", TestCards.MASTERCARD));
        onecent.checkouts().abandon(ANN, CHECKOUT);
        onecent.checkouts().addCard(ANN, CHECKOUT, shop.link("l-4", TestCards.AMERICAN_EXPRESS));

        assertThat(told())
                .containsExactly(
                        "LINK DONE card/" + lastCard(), "LINK DENIED checkout/c-1", "LINK REFUSED checkout/c-1");
    }

    @Test
    void anEditIsRecordedAndItsRevealBeforeIt() {
        edit(ANN, "e-1", CardEdit.nothing().withNickname("Travel"));
        edit(ANN, "e-2", CardEdit.nothing().withExpiry("06/33"));
        shop.gateway().next(Call.AUTHORIZE, Reaction.REFUSE);
        edit(ANN, "e-3", CardEdit.nothing().withExpiry("07/33"));
        edit(ANN, "e-4", CardEdit.nothing().withExpiry("nonsense"));
        edit(BOB, "e-5", CardEdit.nothing().withNickname("Mine"));

        assertThat(told())
                .containsExactly(
                        of("EDIT DONE"),
                        of("REVEAL DONE"),
                        of("EDIT DONE"),
                        of("REVEAL DONE"),
                        of("EDIT REFUSED"),
                        of("EDIT INVALID"),
                        of("EDIT DENIED"));
        assertThat(trail.get(1).by()).isEqualTo(trail.get(2).by());
    }

    @Test
    void aChoiceIsRecorded() {
        onecent.cards().makePrimary(ANN, card);
        onecent.cards().makePrimary(BOB, card);
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST);
        link("l-2", TestCards.MASTERCARD);
        CardId pending = lastCard();
        onecent.cards().makePrimary(ANN, pending);

        assertThat(told())
                .containsExactly(
                        of("MAKE_PRIMARY DONE"),
                        of("MAKE_PRIMARY DENIED"),
                        "LINK PENDING card/" + pending,
                        "MAKE_PRIMARY REFUSED card/" + pending);
    }

    /** The shopper is told that it is done (R22, no oracle); the trail knows better. */
    @Test
    void aRemovalIsRecordedForEachCardAndByWhom() {
        CardId other = CardId.of("somebody-elses");
        onecent.cards().remove(ANN, Set.of(other));
        onecent.cards().remove(ANN, Set.of(other, card), Caller.operator("kim").from(DESK));
        onecent.cards().remove(ANN, Set.of(card));

        assertThat(told())
                .containsExactlyInAnyOrder(
                        "REMOVE DENIED card/somebody-elses",
                        "REMOVE DENIED card/somebody-elses",
                        of("REMOVE REFUSED"),
                        of("REMOVE DONE"));
        assertThat(trail.get(1).by()).isEqualTo(new Caller(new Actor.Operator("kim"), Optional.of(DESK)));
    }

    @Test
    void aPaymentByACardOnFileRevealsIt() {
        shop.startCheckout(onecent, "c-1");
        pay(ANN, TestShop.pay("p-1", CardId.of("somebody-elses")));
        pay(BOB, TestShop.pay("p-1", card));
        shop.gateway().next(Call.AUTHORIZE, Reaction.REFUSE);
        pay(ANN, TestShop.pay("p-2", card));
        pay(ANN, TestShop.pay("p-3", card));

        assertThat(told())
                .containsExactly(
                        "PAY DENIED card/somebody-elses",
                        "PAY DENIED checkout/c-1",
                        of("REVEAL DONE"),
                        "PAY REFUSED checkout/c-1",
                        of("REVEAL DONE"),
                        "PAY DONE checkout/c-1");
    }

    @Test
    void aPaymentWithoutOutcomeIsPendingAndOneOffCardsAreRecorded() {
        shop.startCheckout(onecent, "c-1");
        pay(ANN, TestShop.payOnce("p-0", "4111111111111112"));
        shop.gateway().next(Call.AUTHORIZE, Reaction.PENDING);
        pay(ANN, TestShop.payOnce("p-1", TestCards.VISA));

        assertThat(told()).containsExactly("PAY INVALID checkout/c-1", "PAY PENDING checkout/c-1");
    }

    @Test
    void anErasureIsRecordedAndNothingOfItTwice() {
        onecent.erase(ANN, Caller.operator("kim"));

        assertThat(told()).containsExactly("ERASE DONE shopper");
    }

    @Test
    void anOperatorsWordIsRecorded() {
        onecent.microAuthorizations()
                .settleByHand(ANN, new MicroAuthorizationId(CardId.of("none"), 1), "letter", "kim");
        onecent.microAuthorizations().settleByHand(ANN, new MicroAuthorizationId(card, 1), "letter", "kim");
        onecent.payments().settleByHand(ANN, new PaymentId(CHECKOUT, NONE, 1), true, "letter", "kim");
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST);
        link("l-2", TestCards.MASTERCARD);
        CardId pending = lastCard();
        onecent.microAuthorizations().settleByHand(ANN, new MicroAuthorizationId(pending, 1), "letter", "kim");

        assertThat(told())
                .containsExactly(
                        "SETTLE_BY_HAND DENIED micro-authorization/none.1",
                        "SETTLE_BY_HAND REFUSED micro-authorization/" + card + ".1",
                        "SETTLE_BY_HAND DENIED payment/c-1.none.1",
                        "LINK PENDING card/" + pending,
                        "SETTLE_BY_HAND DONE micro-authorization/" + pending + ".1");
    }

    /** A word that contradicts an earlier one changes nothing, and is not recorded as if it had; the same again holds (R16). */
    @Test
    void anOperatorsOtherWordIsRefused() {
        shop.startCheckout(onecent, "c-1");
        shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_REQUEST);
        pay(ANN, TestShop.payOnce("p-1", TestCards.VISA));
        PaymentId payment = TestShop.payment(onecent, CHECKOUT, 1);
        onecent.payments().settleByHand(ANN, payment, true, "letter 1", "kim");
        onecent.payments().settleByHand(ANN, payment, false, "letter 1", "kim");
        onecent.payments().settleByHand(ANN, payment, true, "letter 2", "kim");
        onecent.payments().settleByHand(ANN, payment, true, "letter 1", "lee");
        onecent.payments().settleByHand(ANN, payment, true, "letter 1", "kim");

        assertThat(told())
                .containsExactly(
                        "PAY PENDING checkout/c-1",
                        "SETTLE_BY_HAND DONE payment/" + payment,
                        "SETTLE_BY_HAND REFUSED payment/" + payment,
                        "SETTLE_BY_HAND REFUSED payment/" + payment,
                        "SETTLE_BY_HAND REFUSED payment/" + payment,
                        "SETTLE_BY_HAND DONE payment/" + payment);
    }

    /** The same of a one-cent hold (R16). */
    @Test
    void anOperatorsOtherEvidenceIsRefused() {
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST);
        link("l-2", TestCards.MASTERCARD);
        MicroAuthorizationId verification = new MicroAuthorizationId(lastCard(), 1);
        onecent.microAuthorizations().settleByHand(ANN, verification, "letter 1", "kim");
        onecent.microAuthorizations().settleByHand(ANN, verification, "letter 2", "kim");
        onecent.microAuthorizations().settleByHand(ANN, verification, "letter 1", "kim");

        assertThat(trail)
                .filteredOn(entry -> entry.action() == Action.SETTLE_BY_HAND)
                .extracting(AuditRecord::outcome)
                .containsExactly(Outcome.DONE, Outcome.REFUSED, Outcome.DONE);
    }

    @Test
    void aChargeThroughAWalletIsTheShops() {
        TestWallet wallet = TestWallet.beside(shop, Validation.FACTORY);
        wallet.link("there-1", TestCards.VISA);
        OneCent connected = shop.open(
                new InMemoryStorage(), new EphemeralCardSafe(), shop.gateway(), any -> any.wallet(wallet.provider()));
        wallet.connect(connected, ANN);
        shop.startCheckout(connected, "c-1");
        var there = connected
                .wallets()
                .view(ANN, TestWallet.PAYWELL)
                .orElseThrow()
                .cards()
                .get(0);

        connected.checkouts().pay(ANN, CHECKOUT, Pay.withWallet(CommandId.of("p-1"), TestWallet.PAYWELL, there.id()));

        List<AuditRecord> charge = charges(wallet);
        assertThat(charge).extracting(AuditRecord::action).containsExactly(Action.REVEAL, Action.PAY);
        assertThat(charge).allSatisfy(record -> {
            assertThat(record.owner()).isEqualTo(ANN_THERE);
            assertThat(record.by().actor()).isEqualTo(new Actor.ConnectedShop(PayeeId.of("toys")));
            assertThat(record.outcome()).isEqualTo(Outcome.DONE);
        });
    }

    /** What is typed as an id may be a card number, and stands in no record: neither denied, nor with a form that is not in order. */
    @Test
    void aNumberThatIsTypedAsAnIdIsRecordedAsAStar() {
        CardId typed = CardId.of(TestCards.VISA);
        onecent.cards()
                .edit(
                        ANN,
                        EditCard.of(
                                CommandId.of("e-1"), typed, CardEdit.nothing().withExpiry("nonsense")));
        onecent.cards()
                .edit(
                        ANN,
                        EditCard.of(
                                CommandId.of("e-2"), typed, CardEdit.nothing().withNickname("x")));

        assertThat(told()).containsExactly("EDIT INVALID card/*", "EDIT DENIED card/*");
    }

    /** By whatever limit, of whatever command (R21). */
    @Test
    void whatALimitRefusesIsRecorded() {
        OneCent limited = open(any -> any.attempts(AttemptPolicy.unlimited()
                .with(AttemptSubject.SHOPPER, Limit.of(1, Duration.ofHours(1)))
                .with(AttemptSubject.CARD_ON_FILE, Limit.of(1, Duration.ofHours(1)))));
        limited.cards().link(ANN, shop.link("l-2", TestCards.VISA));
        trail.clear();
        CardId there = limited.cards().of(ANN).cards().get(0).id();
        shop.startCheckout(limited, "c-1");

        limited.cards().link(ANN, shop.link("l-3", TestCards.MASTERCARD));
        limited.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("p-1", TestCards.MASTERCARD));
        limited.cards()
                .edit(
                        ANN,
                        EditCard.of(
                                CommandId.of("e-1"), there, CardEdit.nothing().withExpiry("06/33")));
        shop.gateway().next(Call.AUTHORIZE, Reaction.REFUSE);
        limited.checkouts().pay(ANN, CHECKOUT, TestShop.pay("p-2", there));
        limited.checkouts().pay(ANN, CHECKOUT, TestShop.pay("p-3", there));

        assertThat(told())
                .containsExactly(
                        "LINK REFUSED vault",
                        "PAY REFUSED checkout/c-1",
                        "EDIT REFUSED card/" + there,
                        "REVEAL DONE card/" + there,
                        "PAY REFUSED checkout/c-1",
                        "PAY REFUSED checkout/c-1");
    }

    /** A safe that is away: the reveal failed, and the command with it. */
    @Test
    void whatFailsIsRecordedAsFailed() {
        InMemoryStorage storage = new InMemoryStorage();
        EphemeralCardSafe safe = new EphemeralCardSafe();
        OneCent before = shop.open(storage, safe, shop.gateway(), any -> any.audit(this::append));
        before.cards().link(ANN, shop.link("l-2", TestCards.VISA));
        CardId there = before.cards().of(ANN).cards().get(0).id();
        OneCent after = shop.open(storage, UnreachableSafe.of(safe), shop.gateway(), any -> any.audit(this::append));
        shop.startCheckout(after, "c-1");
        trail.clear();

        assertThatThrownBy(() -> after.checkouts().pay(ANN, CHECKOUT, TestShop.pay("p-1", there)))
                .isInstanceOf(CardSafeException.class);

        assertThat(told()).containsExactly("REVEAL FAILED card/" + there, "PAY FAILED checkout/c-1");
    }

    /** A safe with another key: the reveal failed, and the card is refused because of it. */
    @Test
    void aNumberThatCannotBeOpenedIsRecordedAsFailedAndRefused() {
        InMemoryStorage storage = new InMemoryStorage();
        OneCent before = shop.open(storage, new EphemeralCardSafe(), shop.gateway(), any -> any.audit(this::append));
        before.cards().link(ANN, shop.link("l-2", TestCards.VISA));
        CardId there = before.cards().of(ANN).cards().get(0).id();
        OneCent after = shop.open(storage, new EphemeralCardSafe(), shop.gateway(), any -> any.audit(this::append));
        shop.startCheckout(after, "c-1");
        trail.clear();

        assertThat(after.checkouts().pay(ANN, CHECKOUT, TestShop.pay("p-1", there)))
                .isInstanceOf(PayResult.NotUsable.class);

        assertThat(told()).containsExactly("REVEAL FAILED card/" + there, "PAY REFUSED checkout/c-1");
    }

    @Test
    void whatIsTakenAndGivenBackIsRecordedAndByWhom() {
        OneCent later = open(any -> any.capture(CaptureMode.LATER));
        PaymentId first = paid(later, "c-1");
        PaymentId second = paid(later, "c-2");
        trail.clear();
        Caller kim = Caller.operator("kim").from(DESK);

        later.payments().capture(BOB, first, kim);
        later.payments().capture(ANN, first, kim);
        later.payments().voidPayment(ANN, first, kim);
        later.payments().refund(ANN, first, CommandId.of("r-1"), Money.of("EUR", 1_000), kim);
        later.payments().refund(ANN, first, CommandId.of("r-2"), Money.of("EUR", 9_000), kim);
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST);
        later.payments().voidPayment(ANN, second, kim);

        assertThat(told())
                .containsExactly(
                        "CAPTURE DENIED payment/" + first,
                        "CAPTURE DONE payment/" + first,
                        "VOID REFUSED payment/" + first,
                        "REFUND DONE payment/" + first,
                        "REFUND REFUSED payment/" + first,
                        "VOID PENDING payment/" + second);
        assertThat(trail).allSatisfy(record -> assertThat(record.by()).isEqualTo(kim));
    }

    /** Who names nobody is taken for the host's own program. */
    @Test
    void aRefundByNobodyIsTheHosts() {
        onecent.payments().refund(ANN, new PaymentId(CHECKOUT, NONE, 1), CommandId.of("r-1"), Money.of("EUR", 1));

        assertThat(told()).containsExactly("REFUND DENIED payment/c-1.none.1");
        assertThat(trail.get(0).by()).isEqualTo(Caller.host());
    }

    @Test
    void accessToAWalletsCardsIsRecordedFromBeginningToEnd() {
        TestWallet wallet = TestWallet.beside(shop, Validation.FACTORY);
        wallet.connect(open(any -> any.wallet(wallet.provider())), ANN);
        WalletGrants grants = wallet.onecent().walletGrants();
        String grant = grants.of(ANN_THERE, "", 10).items().get(0).id();

        grants.fetch(ANN_THERE.tenant(), PayeeId.of("toys"), "nonsense", SESSION);
        grants.end(BOB, grant);
        grants.end(ANN_THERE, grant, Caller.operator("kim"));

        assertThat(wallet.audit())
                .extracting(record -> record.action() + " " + record.outcome() + " " + record.resource())
                .containsExactly(
                        "GRANT DONE wallet-grant/" + grant,
                        "GRANT DONE wallet-grant/" + grant,
                        "GRANT DENIED wallet-grant/*",
                        "REVOKE DENIED wallet-grant/" + grant,
                        "REVOKE DONE wallet-grant/" + grant);
        assertThat(wallet.audit())
                .extracting(record -> record.by().actor().toString())
                .containsExactly("shopper", "shop toys", "shop toys", "shopper", "operator kim");
    }

    /** What a shop shows of an account that has ended, or never was its own, is asked for in vain and recorded. */
    @Test
    void aShopThatMayNotSeeAWalletsCardsIsRecorded() {
        TestWallet wallet = TestWallet.beside(shop, Validation.FACTORY);
        OneCent connected = open(any -> any.wallet(wallet.provider()));
        wallet.connect(connected, ANN);
        WalletAccount account = connected
                .wallets()
                .find(ANN, TestWallet.PAYWELL)
                .flatMap(WalletConnection::connected)
                .orElseThrow()
                .account();
        String grant = wallet.onecent()
                .walletGrants()
                .of(ANN_THERE, "", 10)
                .items()
                .get(0)
                .id();
        wallet.onecent().walletGrants().end(ANN_THERE, grant);
        int before = wallet.audit().size();

        connected.wallets().of(ANN);
        wallet.provider().disconnect(account);
        wallet.provider().cards(WalletAccount.of(TestCards.VISA));
        wallet.provider().cards(WalletAccount.of(account.value() + "x"));
        wallet.provider().disconnect(WalletAccount.of(TestCards.VISA));

        assertThat(wallet.audit().subList(before, wallet.audit().size()))
                .allSatisfy(record -> assertThat(record.by().actor().toString()).isEqualTo("shop toys"))
                .extracting(record ->
                        record.action() + " " + record.outcome() + " " + record.resource() + " of " + record.owner())
                .containsExactly(
                        "LIST REFUSED wallet-grant/" + grant + " of " + ANN_THERE,
                        "REVOKE DONE wallet-grant/" + grant + " of " + ANN_THERE,
                        "LIST DENIED wallet-grant/* of paywell/toys",
                        "LIST DENIED wallet-grant/* of paywell/toys",
                        "REVOKE DENIED wallet-grant/* of paywell/toys");
    }

    @Test
    void aWalletIsConnectedAndDisconnectedOnRecord() {
        TestWallet wallet = TestWallet.beside(shop, Validation.FACTORY);
        OneCent connected = open(any -> any.wallet(wallet.provider()));
        Caller kim = Caller.operator("kim").from(Origin.ofAddress("203.0.113.7"));

        wallet.connect(connected, ANN);
        connected.wallets().returned(BOB, TestWallet.PAYWELL, "hers", Map.of("code", TestCards.VISA), kim);
        connected.wallets().disconnect(BOB, TestWallet.PAYWELL, kim);
        connected.wallets().disconnect(ANN, TestWallet.PAYWELL);
        connected.wallets().disconnect(ANN, WalletId.of("nobody"));

        assertThat(told())
                .containsExactly(
                        "CONNECT PENDING wallet/paywell",
                        "CONNECT DONE wallet/paywell",
                        "CONNECT DENIED wallet/paywell",
                        "DISCONNECT DENIED wallet/paywell",
                        "DISCONNECT DONE wallet/paywell",
                        "DISCONNECT DENIED wallet/nobody");
        assertThat(trail.subList(2, 4))
                .allSatisfy(record -> assertThat(record.by()).isEqualTo(kim))
                .allSatisfy(record -> assertThat(record.owner()).isEqualTo(BOB));
    }

    /** The wallet refuses, cannot be asked, or is not there. */
    @Test
    void aWalletThatIsNotConnectedIsRecorded() {
        TestWallet wallet = TestWallet.beside(shop, Validation.FACTORY);
        OneCent connected = open(any -> any.wallet(wallet.provider()));

        URI left = ((ConnectResult.Redirect) wallet.leave(connected, ANN)).address();
        wallet.comeBack(connected, ANN, wallet.site().decline(WalletVisit.of(left)));
        URI again = ((ConnectResult.Redirect) wallet.leave(connected, ANN)).address();
        URI back = wallet.site().agree(ANN_THERE, WalletVisit.of(again));
        wallet.cutOff();
        wallet.comeBack(connected, ANN, back);
        connected.wallets().returned(ANN, WalletId.of("nobody"), "state", Map.of());

        assertThat(told())
                .containsExactly(
                        "CONNECT PENDING wallet/paywell",
                        "CONNECT REFUSED wallet/paywell",
                        "CONNECT PENDING wallet/paywell",
                        "CONNECT FAILED wallet/paywell",
                        "CONNECT DENIED wallet/nobody");
    }

    /** The wallet's issuer refuses, the card is gone, the shopper ended it: each is told in the wallet's trail. */
    @Test
    void aChargeThroughAWalletThatIsRefusedOrDeniedIsRecorded() {
        TestWallet wallet = TestWallet.beside(shop, Validation.FACTORY);
        CardId there = wallet.link("there-1", TestCards.VISA).id();
        Map<String, Object> shown = new HashMap<>();
        WalletProvider showingTheSame = Interposed.wallet(wallet.provider(), (name, arguments, call) -> {
            if (!name.equals("cards")) {
                return call.go();
            }
            shown.putIfAbsent(name, call.go());
            return shown.get(name);
        });
        OneCent connected = open(any -> any.wallet(showingTheSame));
        wallet.connect(connected, ANN);
        shop.startCheckout(connected, "c-1");
        WalletCardId card = connected
                .wallets()
                .view(ANN, TestWallet.PAYWELL)
                .orElseThrow()
                .cards()
                .get(0)
                .id();
        wallet.gateway().next(Call.AUTHORIZE, Reaction.REFUSE);
        connected.checkouts().pay(ANN, CHECKOUT, Pay.withWallet(CommandId.of("p-1"), TestWallet.PAYWELL, card));
        wallet.onecent().cards().remove(ANN_THERE, Set.of(there));
        connected.checkouts().pay(ANN, CHECKOUT, Pay.withWallet(CommandId.of("p-2"), TestWallet.PAYWELL, card));
        wallet.onecent()
                .walletGrants()
                .end(
                        ANN_THERE,
                        wallet.onecent()
                                .walletGrants()
                                .of(ANN_THERE, "", 10)
                                .items()
                                .get(0)
                                .id());
        connected.checkouts().pay(ANN, CHECKOUT, Pay.withWallet(CommandId.of("p-3"), TestWallet.PAYWELL, card));

        assertThat(charges(wallet))
                .extracting(record -> record.action() + " " + record.outcome() + " of " + record.owner())
                .containsExactly(
                        "REVEAL DONE of paywell/ann-at-paywell",
                        "PAY REFUSED of paywell/ann-at-paywell",
                        "PAY DENIED of paywell/ann-at-paywell",
                        "PAY REFUSED of paywell/ann-at-paywell");
    }

    /** AUDIT-1: nothing is revealed unrecorded. */
    @Test
    void aTrailThatCannotKeepARevealStopsIt() {
        shop.startCheckout(onecent, "c-1");
        int calls = shop.gateway().calls().size();
        fail(Action.REVEAL);

        assertThatThrownBy(() -> pay(ANN, TestShop.pay("p-1", card))).hasMessage("disk full");
        assertThatThrownBy(() -> edit(ANN, "e-1", CardEdit.nothing().withExpiry("06/33")))
                .hasMessage("disk full");

        assertThat(shop.gateway().calls()).hasSize(calls);
        broken = false;
        assertThat(pay(ANN, TestShop.pay("p-1", card))).isInstanceOf(PayResult.Paid.class);
    }

    /** AUDIT-2: the command has taken effect, and given again says so. */
    @Test
    void aTrailThatCannotKeepTheRestIsHeardAndUndoesNothing() {
        shop.startCheckout(onecent, "c-1");
        fail(Action.PAY);

        assertThatThrownBy(() -> pay(ANN, TestShop.pay("p-1", card))).hasMessage("disk full");
        broken = false;
        int calls = shop.gateway().calls().size();

        assertThat(pay(ANN, TestShop.pay("p-1", card))).isInstanceOf(PayResult.Paid.class);
        assertThat(shop.gateway().calls()).hasSize(calls);
    }

    /** What nobody was told of lets nobody in: the account went down with the record. */
    @Test
    void aTrailThatCannotKeepAGrantEndsIt() {
        WalletGrants grants = onecent.walletGrants();
        String code = grants.offer(ANN, PayeeId.of("toys"), SESSION.challenge());
        fail(Action.GRANT);

        assertThatThrownBy(() -> grants.fetch(ANN.tenant(), PayeeId.of("toys"), code, SESSION))
                .hasMessage("disk full");
        broken = false;

        assertThat(grants.of(ANN, "", 10).items())
                .singleElement()
                .satisfies(grant -> assertThat(grant.state()).isInstanceOf(GrantState.Ended.class));
        assertThat(grants.fetch(ANN.tenant(), PayeeId.of("toys"), code, SESSION))
                .isEmpty();
    }

    @Test
    void noRecordHoldsCardData() {
        shop.startCheckout(onecent, "c-1");
        link("l-2", TestCards.MASTERCARD);
        edit(ANN, "e-1", CardEdit.nothing().withHolder("Ann Shopperson").withNickname("Travel"));
        pay(ANN, TestShop.pay("p-1", CardId.of(TestCards.VISA)));
        pay(ANN, TestShop.payOnce("p-2", TestCards.VISA));

        assertThat(trail).hasSize(4);
        assertThat(trail.toString())
                .doesNotContain(TestCards.VISA, TestCards.MASTERCARD, "737", "Shopper", "Travel", "1111", "12/29");
    }

    /** A new operation is covered the day it is written. */
    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationThatTakesACardLeavesARecord(Method operation) throws ReflectiveOperationException {
        Object[] arguments =
                Stream.of(operation.getParameterTypes()).map(this::foreign).toArray();

        operation.invoke(onecent.cards(), arguments);

        assertThat(trail)
                .as(operation.toString())
                .isNotEmpty()
                .allSatisfy(record -> assertThat(record.owner()).isEqualTo(BOB));
    }

    static List<Method> operations() {
        Set<Class<?>> cards = Set.of(CardId.class, Set.class, LinkCard.class, EditCard.class);
        List<Method> all = Stream.of(CardVaults.class.getMethods())
                .filter(method -> Stream.of(method.getParameterTypes()).anyMatch(cards::contains))
                .toList();
        assertThat(all).hasSizeGreaterThanOrEqualTo(7);
        return all;
    }

    private Object foreign(Class<?> type) {
        return Stream.<Object>of(
                        BOB,
                        card,
                        Caller.shopper(),
                        shop.link("l-9", TestCards.AMERICAN_EXPRESS),
                        Currency.getInstance("EUR"),
                        EditCard.of(
                                CommandId.of("e-9"), card, CardEdit.nothing().withNickname("x")),
                        Set.of(card))
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private OneCent open(UnaryOperator<OneCentBuilder> settings) {
        return shop.open(
                new InMemoryStorage(),
                new EphemeralCardSafe(),
                shop.gateway(),
                any -> settings.apply(any.audit(this::append)));
    }

    private PaymentId paid(OneCent at, String checkout) {
        shop.startCheckout(at, checkout);
        CheckoutId id = CheckoutId.of(checkout);
        at.checkouts().pay(ANN, id, TestShop.payOnce("pay-" + checkout, TestCards.VISA));
        return TestShop.payment(at, id, 1);
    }

    private static List<AuditRecord> charges(TestWallet wallet) {
        return wallet.audit().stream()
                .filter(record -> Set.of(Action.REVEAL, Action.PAY).contains(record.action()))
                .toList();
    }

    private void append(AuditRecord entry) {
        if (broken && entry.action() == full) {
            throw new IllegalStateException("disk full");
        }
        trail.add(entry);
    }

    private void fail(Action action) {
        full = action;
        broken = true;
    }

    private CardId linked(String number) {
        CardId id = ((LinkCardResult.Linked) link("l-1", number)).card().id();
        trail.clear();
        return id;
    }

    private LinkCardResult link(String command, String number) {
        return onecent.cards().link(ANN, shop.link(command, number));
    }

    private void edit(ShopperId owner, String command, CardEdit edit) {
        onecent.cards()
                .edit(owner, EditCard.of(CommandId.of(command), card, edit).from(DESK));
    }

    private PayResult pay(ShopperId owner, Pay command) {
        return onecent.checkouts().pay(owner, CHECKOUT, command);
    }

    private CardId lastCard() {
        var cards = onecent.cards().of(ANN).cards();
        return cards.get(cards.size() - 1).id();
    }

    private String of(String what) {
        return what + " card/" + card;
    }

    private List<String> told() {
        return trail.stream()
                .map(record -> record.action() + " " + record.outcome() + " " + record.resource())
                .toList();
    }
}
