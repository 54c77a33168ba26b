package dev.onecent.erasure;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.NoticeResult;
import dev.onecent.OneCent;
import dev.onecent.OneCentBuilder;
import dev.onecent.Storage;
import dev.onecent.checkout.PayResult;
import dev.onecent.erasure.ErasureEvent.ShopperErased;
import dev.onecent.erasure.ErasureReport.Owed;
import dev.onecent.erasure.ErasureReport.Retained;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.GatewayNotice;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentId;
import dev.onecent.payment.PaymentResult;
import dev.onecent.payment.PaymentState;
import dev.onecent.store.CardId;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.Key;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.ShopperId;
import dev.onecent.store.StoreContendedException;
import dev.onecent.store.Stored;
import dev.onecent.support.Loss;
import dev.onecent.support.LossyStorage;
import dev.onecent.support.MortalStorage;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.CardVaultEvent.CardLinked;
import dev.onecent.vault.CardVaultEvent.CardRemoved;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.SavedCard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Erasing a shopper (W3): what goes, what stays until when, and what the report says. */
@SuppressWarnings("this-escape") // a subclass only says what is used, and has no state of its own
public class ErasureTest {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");

    private final TestShop shop = newShop();
    private final Storage storage = new InMemoryStorage();
    private final OneCent onecent = open(storage);

    @Test
    void ofAnUnknownShopperThereIsNothingToReport() {
        ErasureReport report = onecent.erase(ShopperId.of("toys", "nobody"));

        assertThat(report.pseudonym()).isEmpty();
        assertThat(report.complete()).isTrue();
        assertThat(report.deleted()).isEmpty();
        assertThat(report.owed()).isEmpty();
        assertThat(storage.erasures().sweep(ANN.tenant(), Optional.empty(), 10)).isEmpty();
    }

    /** Card data goes at once, in one save, and the host is told (R10). */
    @Test
    void cardsGoAtOnce() {
        link(TestCards.VISA);
        link(TestCards.MASTERCARD);

        ErasureReport report = onecent.erase(ANN);

        assertThat(report.deleted()).containsEntry("card", 2);
        assertThat(onecent.cards().of(ANN).cards()).isEmpty();
        assertThat(onecent.cards().of(report.pseudonym().orElseThrow()).cards()).isEmpty();
        onecent.runDue(ANN.tenant());
        assertThat(shop.events()).filteredOn(CardRemoved.class::isInstance).hasSize(2);
    }

    /** A hold whose release the gateway does not acknowledge is owed, with its reference, until it does (R16). */
    @Test
    void aFrozenHoldIsOwedUntilItIsGivenBack() {
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST);
        link(TestCards.VISA);
        MerchantReference verification =
                onecent.microAuthorizations().of(ANN, "", 1).items().get(0).reference();

        ErasureReport report = onecent.erase(ANN);
        ShopperId pseudonym = report.pseudonym().orElseThrow();

        assertThat(report.owed())
                .filteredOn(owed -> owed.kind().equals("micro-authorization"))
                .singleElement()
                .returns(Optional.of(verification), Owed::reference);
        assertThat(onecent.microAuthorizations().of(ANN, "", 1).items()).isEmpty();
        assertThat(onecent.microAuthorizations().of(pseudonym, "", 1).items()).hasSize(1);
        shop.pass(onecent, Duration.ofHours(2));
        assertThat(shop.gateway().ledger().held(EURO)).isEqualTo(Money.zero(EURO));
        assertThat(onecent.microAuthorizations().of(pseudonym, "", 1).items()).isEmpty();
        assertThat(onecent.erasure(pseudonym).orElseThrow().owed()).isEmpty();
    }

    /** An amount that is locked for transfer is owed, however short payments are retained: it must not stay held unnoticed (R17). */
    @Test
    void anAmountThatIsSetAsideIsOwedUntilItIsTakenOrGivenBack() {
        OneCent later =
                open(storage, builder -> builder.capture(CaptureMode.LATER).retainPayments(Duration.ZERO));
        shop.startCheckout(later, "c-1");
        later.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.VISA));

        ErasureReport report = later.erase(ANN);
        ShopperId pseudonym = report.pseudonym().orElseThrow();

        assertThat(report.owed()).extracting(Owed::kind).contains("payment");
        assertThat(later.payments().voidPayment(pseudonym, payment())).isInstanceOf(PaymentResult.Done.class);
        assertThat(shop.gateway().ledger().held(EURO)).isEqualTo(Money.zero(EURO));
        shop.pass(later, Duration.ofHours(2));
        assertThat(later.payments().of(pseudonym, "", 1).items()).isEmpty();
        assertThat(later.erasure(pseudonym).orElseThrow().owed()).isEmpty();
    }

    /** A payment whose answer was lost is owed; found as approved, its checkout is paid and told, and then goes (R4). */
    @Test
    void aRunningPaymentIsOwedUntilItsOutcomeIsKnown() {
        shop.startCheckout(onecent, "c-1");
        shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_ANSWER);
        onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.VISA));

        ErasureReport report = onecent.erase(ANN);
        ShopperId pseudonym = report.pseudonym().orElseThrow();
        shop.pass(onecent, Duration.ofHours(2));

        assertThat(report.owed()).extracting(Owed::kind).containsExactlyInAnyOrder("payment", "checkout");
        assertThat(shop.events()).anyMatch(event -> event.toString().startsWith("CheckoutPaid"));
        assertThat(onecent.checkouts().find(pseudonym, CHECKOUT)).isEmpty();
        assertThat(onecent.erasure(pseudonym).orElseThrow().retained())
                .singleElement()
                .returns(Optional.of(Payment.reference(payment())), Retained::reference);
    }

    /** An open checkout owes nothing. */
    @Test
    void anOpenCheckoutGoesAtOnce() {
        shop.startCheckout(onecent, "c-1");

        ErasureReport report = onecent.erase(ANN);

        assertThat(report.deleted()).containsEntry("checkout", 1).containsEntry("cart", 1);
        assertThat(report.owed()).isEmpty();
        assertThat(onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.VISA)))
                .isInstanceOf(PayResult.NotFound.class);
        assertThat(shop.gateway().ledger().entries()).isEmpty();
    }

    /** An event that was not delivered is owed; ShopperErased follows once nothing is (R23). */
    @Test
    void anUndeliveredEventIsOwed() {
        payFor("c-1");

        ErasureReport report = onecent.erase(ANN);
        ShopperId pseudonym = report.pseudonym().orElseThrow();
        onecent.runDue(ANN.tenant());
        shop.clock().advance(Duration.ofSeconds(1));
        onecent.runDue(ANN.tenant());
        onecent.runDue(ANN.tenant());

        assertThat(report.owed()).extracting(Owed::why).containsOnly("an event is not delivered yet");
        assertThat(shop.events())
                .filteredOn(ShopperErased.class::isInstance)
                .extracting(event -> ((ShopperErased) event).pseudonym())
                .containsExactly(pseudonym);
    }

    /** An erasure is cut off anywhere, the shopper comes back and has another card, and it goes on: both are told to be gone (R23). */
    @Test
    void whoComesBackBeforeAnErasureGoesOnIsToldOfAsWell() {
        boolean cutOff = true;
        for (int place = 1; cutOff; place++) {
            MortalStorage mortal = new MortalStorage();
            TestShop anew = newShop();
            OneCent host = anew.open(mortal, new EphemeralCardSafe(), anew.gateway(), any -> any);
            host.cards().link(ANN, anew.link("before", TestCards.VISA));
            mortal.dieAt(place);
            cutOff = isCutOff(host);
            mortal.revive();
            boolean back = isBack(host, anew);
            host.erase(ANN);
            anew.pass(host, Duration.ofHours(3));

            assertThat(anew.events())
                    .as("cut off at " + place)
                    .filteredOn(CardRemoved.class::isInstance)
                    .extracting(event -> ((CardRemoved) event).card())
                    .containsAll(linked(anew))
                    .hasSizeGreaterThanOrEqualTo(back ? 2 : 1);
            assertThat(linked(anew)).as("cut off at " + place).hasSize(back ? 2 : 1);
        }
    }

    private static boolean isCutOff(OneCent host) {
        try {
            host.erase(ANN);
            return false;
        } catch (MortalStorage.Died e) {
            return true;
        }
    }

    private static boolean isBack(OneCent host, TestShop anew) {
        try {
            host.cards().link(ANN, anew.link("after", TestCards.MASTERCARD));
            return true;
        } catch (StoreContendedException e) {
            return false;
        }
    }

    private static List<CardId> linked(TestShop anew) {
        return anew.events().stream()
                .filter(CardLinked.class::isInstance)
                .map(event -> ((CardLinked) event).card())
                .distinct()
                .toList();
    }

    /** A retained payment is refunded through the pseudonym, for which a lost report is no obstacle. */
    @Test
    void aRetainedPaymentCanBeRefunded() {
        payFor("c-1");
        onecent.erase(ANN);
        onecent.runDue(ANN.tenant());

        Payment found = onecent.payments()
                .find(ANN.tenant(), Payment.reference(payment()))
                .orElseThrow();
        PaymentResult result =
                onecent.payments().refund(found.owner(), payment(), CommandId.of("r"), Money.of(EURO, 2_500));

        assertThat(result).isInstanceOf(PaymentResult.Done.class);
        assertThat(shop.gateway().ledger().captured(EURO)).isEqualTo(Money.zero(EURO));
        assertThat(onecent.payments().find(ANN, payment())).isEmpty();
    }

    /** A notice for a moved payment still finds it (R17). */
    @Test
    void aNoticeFindsAMovedPayment() {
        shop.startCheckout(onecent, "c-1");
        PayResult asked = onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.CHALLENGED));
        MerchantReference reference = ((PayResult.ChallengeRequired) asked).reference();
        ShopperId pseudonym = onecent.erase(ANN).pseudonym().orElseThrow();

        shop.gateway().completeChallenge(reference, true);
        shop.clock().advance(Duration.ofMinutes(5));
        NoticeResult result = onecent.accept(GatewayNotice.of(ANN.tenant(), reference));

        assertThat(result).isEqualTo(NoticeResult.ACCEPTED);
        assertThat(onecent.payments().find(pseudonym, payment()).orElseThrow().state())
                .isInstanceOf(PaymentState.Captured.class);
    }

    @Test
    void paymentsGoWhenTheirRetentionEnds() {
        OneCent week = open(storage, builder -> builder.retainPayments(Duration.ofDays(7)));
        payFor("c-1");
        ErasureReport report = week.erase(ANN);
        ShopperId pseudonym = report.pseudonym().orElseThrow();
        shop.pass(week, Duration.ofMinutes(1));
        shop.clock().advance(Duration.ofMinutes(-1));

        shop.clock().advance(Duration.ofDays(7).minusSeconds(1));
        week.runDue(ANN.tenant());
        PaymentId payment = payment();
        assertThat(week.payments().find(pseudonym, payment)).isPresent();
        shop.clock().advance(Duration.ofSeconds(1));
        week.runDue(ANN.tenant());

        assertThat(week.payments().find(pseudonym, payment)).isEmpty();
        assertThat(week.erasure(pseudonym).orElseThrow().deleted()).containsEntry("payment", 1);
        shop.clock().advance(Duration.ofDays(23));
        week.runDue(ANN.tenant());
        assertThat(week.erasure(pseudonym)).isEmpty();
    }

    @Test
    void withoutRetentionASettledPaymentGoesAtOnce() {
        OneCent none = open(storage, builder -> builder.retainPayments(Duration.ZERO));
        payFor("c-1");
        none.runDue(ANN.tenant());

        ErasureReport report = none.erase(ANN);

        assertThat(report.deleted()).containsEntry("payment", 1).containsEntry("checkout", 1);
        assertThat(report.retained()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> OneCent.builder().retainPayments(Duration.ofSeconds(-1)));
    }

    /** The same id afterwards is a new shopper, whom the old erasure does not touch. */
    @Test
    void afterwardsTheSameIdIsANewShopper() {
        link(TestCards.VISA);
        onecent.erase(ANN);

        link(TestCards.VISA);
        shop.pass(onecent, Duration.ofHours(6));

        assertThat(onecent.cards().of(ANN).linkedCards()).hasSize(1);
    }

    /** What hangs half moved after a crash is changed by nobody, and freed by due work. */
    @Test
    void whatIsSetAsideIsChangedByNobody() {
        payFor("c-1");
        Key key = payment().of(ANN);
        var stored = storage.payments().find(key).orElseThrow();
        storage.payments().save(key, stored.entry().lockedAs("w"), stored.version());
        int told = shop.events().size();

        Money all = Money.of(EURO, 2_500);
        assertThatThrownBy(() -> onecent.payments().refund(ANN, payment(), CommandId.of("r"), all))
                .isInstanceOf(StoreContendedException.class);
        onecent.runDue(ANN.tenant());

        assertThat(shop.gateway().ledger().captured(EURO)).isEqualTo(all);
        assertThat(storage.payments().find(key).orElseThrow().entry().outbox()).isNotEmpty();
        assertThat(shop.events().size()).isGreaterThan(told);
    }

    /** Saves of which nobody knows whether they were kept (R22). */
    @ParameterizedTest
    @EnumSource(Loss.class)
    void unknownAnswersAreSortedOut(Loss loss) {
        for (int losses = 1; losses < 20; losses++) {
            TestShop other = TestShop.with(Validation.FACTORY);
            InMemoryStorage kept = new InMemoryStorage();
            OneCent sound = other.open(kept, new EphemeralCardSafe(), other.gateway(), any -> any);
            other.startCheckout(sound, "c-1");
            sound.checkouts().addCard(ANN, CHECKOUT, other.link("link", TestCards.VISA));
            sound.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.MASTERCARD));
            OneCent lossy = other.open(
                    new LossyStorage(kept, loss, losses), new EphemeralCardSafe(), other.gateway(), any -> any);

            lossy.erase(ANN);
            other.pass(lossy, Duration.ofHours(6));

            assertThat(kept.payments().ownedBy(ANN, "", 10)).isEmpty();
            assertThat(kept.erasures().sweep(ANN.tenant(), Optional.empty(), 10))
                    .singleElement()
                    .satisfies(key -> assertThat(
                                    lossy.erasure(key.owner()).orElseThrow().retained())
                            .hasSize(1));
        }
    }

    /** What a worker that came too late has locked for transfer, cards and all, is gone with the next erasure (R10, R25). */
    @Test
    void whatWasLeftSetAsideGoesWithTheNextErasure() {
        onecent.cards().link(ANN, shop.link("link", TestCards.VISA));
        Stored<CardVault> stored = storage.vaults().find(Key.sole(ANN)).orElseThrow();
        assertThat(storage.vaults().save(stored.key(), stored.entry().lockedAs("late"), stored.version()))
                .isEqualTo(SaveAnswer.SAVED);

        onecent.erase(ANN);
        shop.pass(onecent, Duration.ofHours(30));

        assertThat(storage.vaults().sweep(ANN.tenant(), Optional.empty(), 10)).isEmpty();
        assertThat(shop.events()).anyMatch(ShopperErased.class::isInstance);
    }

    /** Erased twice at once by two processes, while the shopper pays, links, and due work runs (R4, R16, R25). */
    @RepeatedTest(20)
    void everythingAtOnce() throws Exception {
        shop.startCheckout(onecent, "c-1");
        onecent.checkouts().addCard(ANN, CHECKOUT, shop.link("link-0", TestCards.VISA));
        OneCent duplicate = open(storage);

        atOnce(
                () -> duplicate.erase(ANN),
                () -> onecent.erase(ANN),
                () -> onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.MASTERCARD)),
                () -> onecent.cards().link(ANN, shop.link("link-1", TestCards.MASTERCARD)),
                () -> duplicate.runDue(ANN.tenant()));
        shop.pass(onecent, Duration.ofHours(6));
        onecent.erase(ANN);
        shop.pass(onecent, Duration.ofHours(30)); // a hold of which the gateway knew nothing is asked for once more

        assertThat(shop.gateway().ledger().held(EURO)).isEqualTo(Money.zero(EURO));
        long paid = shop.events().stream()
                .filter(event -> event.toString().startsWith("CheckoutPaid"))
                .distinct()
                .count();
        assertThat(shop.gateway().ledger().captured(EURO)).isEqualTo(Money.of(EURO, 2_500 * paid));
        assertThat(storage.microAuthorizations().sweep(ANN.tenant(), Optional.empty(), 10))
                .isEmpty();
        assertThat(storage.checkouts().sweep(ANN.tenant(), Optional.empty(), 10))
                .isEmpty();
        assertThat(storage.payments().ownedBy(ANN, "", 10)).isEmpty();
        assertThat(storage.vaults().sweep(ANN.tenant(), Optional.empty(), 10)).isEmpty();
    }

    private static void atOnce(Callable<?>... commands) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(commands.length);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (Callable<?> command : commands) {
                all.add(threads.submit(() -> contended(command)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** A command that meets the erasure may be sent away. */
    private static Object contended(Callable<?> command) throws Exception {
        try {
            return command.call();
        } catch (StoreContendedException e) {
            return e;
        }
    }

    private OneCent open(Storage stores) {
        return open(stores, any -> any);
    }

    private OneCent open(Storage stores, UnaryOperator<OneCentBuilder> settings) {
        return shop.open(stores, new EphemeralCardSafe(), shop.gateway(), settings);
    }

    private Optional<SavedCard> link(String number) {
        LinkCardResult result = onecent.cards().link(ANN, shop.link("link-" + number, number));
        return result instanceof LinkCardResult.Linked linked ? Optional.of(linked.card()) : Optional.empty();
    }

    private void payFor(String checkout) {
        shop.startCheckout(onecent, checkout);
        onecent.checkouts().pay(ANN, CheckoutId.of(checkout), TestShop.payOnce("pay-" + checkout, TestCards.VISA));
    }

    /** Seals its numbers, unless a subclass says otherwise. */
    protected TestShop newShop() {
        return TestShop.with(Validation.FACTORY);
    }

    /** Of the one payment that was made, the one who owns it by now. */
    private PaymentId payment() {
        Key key = storage.payments().sweep(ANN.tenant(), Optional.empty(), 1).get(0);
        return storage.payments().find(key).orElseThrow().value().id();
    }
}
