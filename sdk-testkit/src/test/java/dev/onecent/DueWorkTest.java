package dev.onecent;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.cart.CartLine;
import dev.onecent.checkout.CheckoutEvent.CheckoutPaid;
import dev.onecent.gateway.GatewayNotice;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.ReleaseRequest;
import dev.onecent.gateway.Unknown;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.OverduePage;
import dev.onecent.money.Money;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.EntryUnreadableException;
import dev.onecent.store.Event;
import dev.onecent.store.EventListener;
import dev.onecent.store.Key;
import dev.onecent.store.PendingEvent;
import dev.onecent.store.ShopperId;
import dev.onecent.store.StoreContendedException;
import dev.onecent.store.StoreUnavailableException;
import dev.onecent.store.TenantId;
import dev.onecent.support.Interposed;
import dev.onecent.support.Loss;
import dev.onecent.support.LossyStorage;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.CardVaultEvent.CardLinked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Due work that repeats, fails, lags and is killed (R22, R23, R25). */
class DueWorkTest {
    private static final ShopperId CAT = ShopperId.of("toys", "cat");
    private static final ShopperId BOB = ShopperId.of("toys", "bob");
    private static final Currency EURO = Currency.getInstance("EUR");

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final List<PendingEvent> heard = new ArrayList<>();
    private final Storage storage = new InMemoryStorage();

    /** At least once, in order per key, and gone once it was heard (R23). */
    @Test
    void deliversEventsInOrderUntilTheyAreHeard() {
        int[] deaf = {2};
        OneCent onecent = listeningWith((key, event) -> {
            if (deaf[0]-- > 0) {
                throw new IllegalStateException("the queue is down");
            }
            heard.add(event);
        });
        onecent.cards().link(ANN, shop.link("link", TestCards.VISA));

        shop.pass(onecent, Duration.ofMinutes(1));

        assertThat(heard)
                .extracting(event -> event.event().getClass().getSimpleName())
                .containsExactlyInAnyOrder("HoldPlaced", "HoldReleased", "CardLinked");
        assertThat(names()).containsSubsequence("HoldPlaced", "HoldReleased");
        assertThat(heard).extracting(PendingEvent::id).doesNotHaveDuplicates();
    }

    /** A listener that fails holds up no release (R25). */
    @Test
    void aDeafListenerHoldsUpNoRelease() {
        OneCent onecent = listeningWith((key, event) -> {
            throw new IllegalStateException("the queue is down");
        });
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST);
        onecent.cards().link(ANN, shop.link("link", TestCards.VISA));

        shop.pass(onecent, Duration.ofMinutes(5));

        assertThat(shop.gateway().ledger().held(EURO).isZero()).isTrue();
        assertThat(onecent.cards().of(ANN).linkedCards()).hasSize(1);
    }

    /** A poison item waits alone and is shown, the items behind it are done meanwhile; it ends with its trouble (R25). */
    @Test
    void aPoisonItemIsShownAndHoldsUpNobody() {
        Set<MerchantReference> poisoned = new HashSet<>();
        OneCent onecent = over(Interposed.gateway(shop.gateway(), (name, arguments, call) -> {
            boolean lost = name.equals("release") && poisoned.contains(((ReleaseRequest) arguments[0]).reference());
            return lost ? new Unknown("poison") : call.go();
        }));
        shop.gateway().next(Call.RELEASE, times(3, Reaction.LOSE_REQUEST));
        for (ShopperId shopper : List.of(ANN, BOB, CAT)) {
            onecent.cards().link(shopper, shop.link("link", TestCards.VISA));
            shop.clock().advance(Duration.ofSeconds(1));
        }
        poisoned.add(onecent.microAuthorizations().of(ANN, "", 1).items().get(0).reference());

        shop.clock().advance(Duration.ofHours(1));
        DueReport report = onecent.runDue(ANN.tenant());

        assertThat(report.postponed())
                .isNotEmpty()
                .allMatch(item -> item.key().owner().equals(ANN));
        assertThat(onecent.cards().of(BOB).linkedCards()).hasSize(1);
        assertThat(onecent.cards().of(CAT).linkedCards()).hasSize(1);
        assertThat(onecent.cards().of(ANN).linkedCards()).isEmpty();
        poisoned.clear();
        shop.pass(onecent, Duration.ofHours(2));
        assertThat(onecent.cards().of(ANN).linkedCards()).hasSize(1);
    }

    /** Events of every kind are told before the first slow call of a run (R25). */
    @Test
    void eventsDoNotWaitForSlowCalls() {
        List<Integer> told = new ArrayList<>();
        OneCent onecent = over(Interposed.gateway(shop.gateway(), (name, arguments, call) -> {
            if (name.equals("release")) {
                told.add(shop.events().size());
                return new Unknown("time-out");
            }
            return call.go();
        }));
        onecent.cards().link(BOB, shop.link("link", TestCards.VISA));
        shop.startCheckout(onecent, "c-1");
        onecent.checkouts().pay(ANN, CheckoutId.of("c-1"), TestShop.payOnce("pay", TestCards.VISA));
        told.clear();
        shop.clock().advance(Duration.ofHours(1));

        onecent.runDue(ANN.tenant());

        assertThat(told).isNotEmpty().allMatch(before -> before == 3);
        assertThat(shop.events()).hasAtLeastOneElementOfType(CheckoutPaid.class);
    }

    /** One run ends after a hundred items of a kind and says that there is more; nothing is passed over (R25). */
    @Test
    void aRunIsBoundedAndSaysWhetherThereIsMore() {
        OneCent onecent = over(new LossyStorage(Loss.BEFORE, 0).withoutSweep());
        shop.gateway().next(Call.RELEASE, times(250, Reaction.LOSE_REQUEST));
        for (int shopper = 0; shopper < 250; shopper++) {
            onecent.cards().link(ShopperId.of("toys", "s-" + shopper), shop.link("link", TestCards.VISA));
        }
        shop.clock().advance(Duration.ofMinutes(1));
        int calls = shop.gateway().calls().size();

        DueReport first = onecent.runDue(ANN.tenant());

        assertThat(shop.gateway().calls().size() - calls).isEqualTo(100);
        assertThat(first.more()).isTrue();
        int runs = 1;
        while (runs < 10 && onecent.runDue(ANN.tenant()).more()) {
            runs++;
        }
        assertThat(runs).isLessThan(10);
        assertThat(shop.gateway().ledger().held(EURO).isZero()).isTrue();
    }

    /** Twice at once is as good as once (R25). */
    @Test
    void mayRunTwiceAtOnce() throws Exception {
        OneCent onecent = shop.open();
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST);
        onecent.cards().link(ANN, shop.link("link", TestCards.VISA));
        shop.clock().advance(Duration.ofMinutes(5));

        atOnce(() -> onecent.runDue(ANN.tenant()));
        shop.pass(onecent, Duration.ofMinutes(5));

        assertThat(shop.gateway().ledger().entries()).hasSize(2);
        assertThat(shop.events()).filteredOn(CardLinked.class::isInstance).isNotEmpty();
        assertThat(onecent.cards().of(ANN).linkedCards()).hasSize(1);
    }

    /** Writers that meet decide anew, and nothing is lost (R22). */
    @Test
    void writersThatMeetLoseNothing() throws Exception {
        OneCent onecent = shop.open();
        int[] next = {0};

        atOnce(() -> {
            int mine;
            synchronized (next) {
                mine = next[0]++;
            }
            return onecent.carts().put(ANN, CartLine.of("SKU-" + mine, "Thing", Money.of("EUR", 1), 1));
        });

        assertThat(onecent.carts().of(ANN).lines()).hasSize(8);
    }

    /** An answer to a save that got lost is looked up, and the change is made once (R22). */
    @Test
    void aLostAnswerToASaveIsLookedUp() {
        OneCent onecent = over(new LossyStorage(Loss.AFTER, 2));

        shop.startCheckout(onecent, "c-1");

        assertThat(onecent.carts().of(ANN).lines()).hasSize(2);
        assertThat(onecent.checkouts().find(ANN, CheckoutId.of("c-1"))).isPresent();
    }

    /** A save whose answer got lost and that was not kept is made again (R22). */
    @Test
    void aLostSaveIsMadeAgain() {
        OneCent onecent = over(new LossyStorage(Loss.BEFORE, 2));

        shop.startCheckout(onecent, "c-1");

        assertThat(onecent.carts().of(ANN).lines()).hasSize(2);
    }

    /** Who always comes too late is told so, and nothing is half-done (R22). */
    @Test
    void givesUpAgainstARivalThatAlwaysWins() {
        OneCent onecent = over(new LossyStorage(Loss.BEFORE, Integer.MAX_VALUE));

        assertThatThrownBy(() -> shop.fillCart(onecent)).isInstanceOf(StoreContendedException.class);
    }

    /** The due index may forget; the sweep finds everything (R23). */
    @Test
    void findsWhatTheDueIndexForgot() {
        LossyStorage forgetful = new LossyStorage(Loss.BEFORE, 0).withoutDueIndex();
        OneCent onecent = over(forgetful);
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST);
        onecent.cards().link(ANN, shop.link("link", TestCards.VISA));

        shop.pass(onecent, Duration.ofMinutes(10));

        assertThat(shop.gateway().ledger().held(EURO).isZero()).isTrue();
        assertThat(onecent.cards().of(ANN).linkedCards()).hasSize(1);
    }

    /** A notice of something that is not ours changes nothing (R17). */
    @Test
    void aForeignNoticeIsNotOurs() {
        OneCent onecent = shop.open();

        assertThat(onecent.accept(GatewayNotice.of(ANN.tenant(), MerchantReference.of("oc-0"))))
                .isEqualTo(NoticeResult.NOT_OURS);
    }

    /** Nothing crosses from one tenant to another. */
    @Test
    void worksForOneTenantAtATime() {
        OneCent onecent = shop.open();
        onecent.cards().link(ANN, shop.link("link", TestCards.VISA));

        DueReport report = onecent.runDue(TenantId.of("tools"));

        assertThat(report.done()).isZero();
        assertThat(shop.events()).isEmpty();
    }

    /** What is missing is named. */
    @Test
    void refusesToBeBuiltWithoutItsParts() {
        OneCentBuilder builder =
                OneCent.builder().storage(new InMemoryStorage()).gateway(shop.gateway());

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(".validation(...)");
        assertThatThrownBy(() -> shop.open(
                        new InMemoryStorage(),
                        new EphemeralCardSafe(),
                        shop.gateway(),
                        any -> builderWithoutListener()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(".listener(...)");
        assertThatThrownBy(() -> builder.releaseAfter(Duration.ofHours(24))).hasMessageContaining("releaseAfter");
        assertThatThrownBy(() -> builder.mostCards(0)).hasMessageContaining("mostCards");
        assertThatThrownBy(() -> builder.checkoutLife(Duration.ZERO)).hasMessageContaining("checkoutLife");
        assertThatThrownBy(() -> builder.currency("XXX")).hasMessageContaining("XXX");
    }

    /** What was forgotten is named where it was forgotten, and not by the first payment. */
    @Test
    @SuppressWarnings("NullAway") // on purpose
    void namesWhatIsNull() {
        OneCentBuilder builder = OneCent.builder();

        assertThatThrownBy(() -> builder.audit(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("audit");
        assertThatThrownBy(() -> builder.ids(null)).hasMessage("ids");
        assertThatThrownBy(() -> builder.wallet(null)).hasMessage("wallet");
        assertThatThrownBy(() -> builder.method(null)).hasMessage("method");
        assertThatThrownBy(() -> over(Interposed.gateway(
                        shop.gateway(), (name, arguments, call) -> name.equals("terms") ? null : call.go())))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the terms of the gateway");
    }

    /** Paid checkouts reach the orders of a host through its listener, so it cannot be forgotten (R23). */
    private OneCentBuilder builderWithoutListener() {
        return OneCent.builder()
                .storage(new InMemoryStorage())
                .gateway(shop.gateway())
                .cardSafe(new EphemeralCardSafe())
                .validation(Validation.FACTORY)
                .payee("toys")
                .currency("EUR");
    }

    private List<String> names() {
        return heard.stream()
                .map(PendingEvent::event)
                .map(Event::getClass)
                .map(Class::getSimpleName)
                .toList();
    }

    private OneCent listeningWith(EventListener listener) {
        return shop.open(
                new InMemoryStorage(), new EphemeralCardSafe(), shop.gateway(), builder -> builder.listener(listener));
    }

    private OneCent over(PaymentGateway gateway) {
        return shop.open(new InMemoryStorage(), new EphemeralCardSafe(), gateway, any -> any);
    }

    private OneCent over(Storage storage) {
        return shop.open(storage, new EphemeralCardSafe(), shop.gateway(), any -> any);
    }

    private static Reaction[] times(int count, Reaction reaction) {
        Reaction[] reactions = new Reaction[count];
        Arrays.fill(reactions, reaction);
        return reactions;
    }

    /** The index of one kind that fails holds up no other kind; the run tells of it in the end (R25). */
    @Test
    void aKindThatCannotBeLookedUpHoldsUpNoOther() {
        boolean[] down = {false};
        StoreUnavailableException locked = new StoreUnavailableException("its table is locked", null);
        OneCent onecent = over(Interposed.storage(new InMemoryStorage(), (name, arguments, call) -> {
            if (down[0] && name.equals("addresses.due")) {
                throw locked;
            }
            return call.go();
        }));
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST);
        onecent.cards().link(ANN, shop.link("link", TestCards.VISA));
        shop.clock().advance(Duration.ofHours(1));

        down[0] = true;
        assertThatThrownBy(() -> onecent.runDue(ANN.tenant())).isSameAs(locked);
        assertThat(onecent.cardKeys().of(ANN.tenant()))
                .as("key rotation as well")
                .isPresent();

        assertThat(shop.gateway().ledger().held(EURO).isZero()).isTrue();
        assertThat(shop.events()).hasAtLeastOneElementOfType(CardLinked.class);
    }

    /** A row that cannot be read hides no other, and is named (R16, R25). */
    @Test
    void anUnreadableItemHidesNoOther() {
        Key annsHold = frozenFor(ANN);
        Key bobsHold = frozenFor(BOB);
        OneCent onecent = over(unreadable(annsHold::equals));

        shop.clock().advance(Duration.ofHours(25));

        assertThat(onecent.microAuthorizations().overdue(ANN.tenant(), 10).overdue())
                .extracting(MicroAuthorization::key)
                .containsExactly(bobsHold);
        OverduePage page = onecent.microAuthorizations().overdue(ANN.tenant(), Optional.empty(), 10);
        assertThat(page.overdue()).extracting(MicroAuthorization::key).containsExactly(bobsHold);
        assertThat(page.unreadable()).containsExactly(annsHold);
        assertThat(onecent.parked(ANN.tenant(), 1)).singleElement().satisfies(parked -> {
            assertThat(parked.item()).isEqualTo(new DueReport.Item("micro-authorization", annsHold));
            assertThat(parked.unreadable()).isTrue();
        });
    }

    /** A store that is away is no empty list (R16). */
    @Test
    void aStoreThatIsAwayIsThrown() {
        frozenFor(ANN);
        OneCent onecent = over(Interposed.storage(storage, (name, arguments, call) -> {
            if (name.equals("microAuthorizations.find")) {
                throw new StoreUnavailableException("no connection could be had", null);
            }
            return call.go();
        }));
        shop.clock().advance(Duration.ofHours(25));

        assertThatThrownBy(() ->
                        onecent.microAuthorizations().overdue(ANN.tenant(), 10).overdue())
                .isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> onecent.microAuthorizations().overdue(ANN.tenant(), Optional.empty(), 10))
                .isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> onecent.parked(ANN.tenant(), 10)).isInstanceOf(StoreUnavailableException.class);
    }

    /** Who runs due work until there is no more comes to an end, though what cannot be read stays due (R25). */
    @Test
    void moreEndsThoughNothingCanBeRead() {
        for (int shopper = 0; shopper < 100; shopper++) {
            frozenFor(ShopperId.of("toys", "s-" + shopper));
        }
        OneCent onecent = over(unreadable(key -> true));
        shop.clock().advance(Duration.ofHours(1));

        int runs = 0;
        while (runs < 10 && onecent.runDue(ANN.tenant()).more()) {
            runs++;
        }

        assertThat(runs).isLessThan(10);
        assertThat(onecent.runDue(ANN.tenant()).postponed())
                .filteredOn(item -> item.kind().equals("micro-authorization"))
                .hasSize(100);
    }

    private Key frozenFor(ShopperId shopper) {
        OneCent onecent = over(storage);
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST);
        onecent.cards().link(shopper, shop.link("link", TestCards.VISA));
        return onecent.microAuthorizations().of(shopper, "", 1).items().get(0).key();
    }

    private Storage unreadable(Predicate<Key> damaged) {
        return Interposed.storage(storage, (name, arguments, call) -> {
            if (name.equals("microAuthorizations.find") && damaged.test((Key) arguments[0])) {
                throw new EntryUnreadableException("a row is of format 2", null);
            }
            return call.go();
        });
    }

    private static <T> void atOnce(Callable<T> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<T>> tasks = new ArrayList<>();
            for (int count = 0; count < 8; count++) {
                tasks.add(task);
            }
            for (Future<T> result : threads.invokeAll(tasks)) {
                result.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
