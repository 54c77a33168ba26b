package dev.onecent.erasure;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.checkout.CheckoutEvent.CheckoutPaid;
import dev.onecent.checkout.Pay;
import dev.onecent.checkout.PayResult;
import dev.onecent.erasure.ErasureEvent.ShopperErased;
import dev.onecent.gateway.GatewayNotice;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentId;
import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.Event;
import dev.onecent.store.Key;
import dev.onecent.store.PendingEvent;
import dev.onecent.store.ShopperId;
import dev.onecent.store.StoreContendedException;
import dev.onecent.store.Stored;
import dev.onecent.support.MortalStorage;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.vault.LinkCardResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A shopper who does things and is erased, a gateway that fails, a process that dies; and what must hold at the end. */
final class ErasureJourney {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final int ALL = 10_000;

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final EphemeralCardSafe safe = new EphemeralCardSafe();
    private final MortalStorage storage = new MortalStorage();
    private final OneCent onecent;
    private final Map<String, PendingEvent> told = new LinkedHashMap<>();
    private final List<MerchantReference> challenges = new ArrayList<>();
    private final List<ErasureReport> reports = new ArrayList<>();
    private int checkouts;
    private int commands;
    private boolean deaf;

    ErasureJourney() {
        onecent = shop.open(storage, safe, shop.gateway(), builder -> builder.listener(this::hear));
        start();
    }

    TestShop shop() {
        return shop;
    }

    List<ErasureReport> reports() {
        return reports;
    }

    void start() {
        tolerant(() -> {
            shop.fillCart(onecent);
            checkouts++;
            onecent.checkouts().start(ANN, current(), Channel.DESKTOP);
        });
    }

    void link(String number) {
        tolerant(() -> {
            LinkCardResult result =
                    onecent.checkouts().addCard(ANN, current(), shop.link("link-" + commands++, number));
            if (result instanceof LinkCardResult.ChallengeRequired required) {
                challenges.add(required.reference());
            }
        });
    }

    void payOnce(String number) {
        pay(TestShop.payOnce("pay-" + commands++, number));
    }

    void payWithFirstCard() {
        onecent.cards().of(ANN).cards().stream()
                .findFirst()
                .ifPresent(card -> pay(TestShop.pay("pay-" + commands++, card.id())));
    }

    void refundLatest(int units) {
        Optional<PaymentId> latest = onecent.checkouts().find(ANN, current()).map(checkout -> checkout.payment(1));
        CommandId command = CommandId.of("refund-" + commands++);
        latest.ifPresent(payment ->
                tolerant(() -> onecent.payments().refund(ANN, payment, command, Money.of(EURO, units))));
    }

    void abandon() {
        tolerant(() -> onecent.checkouts().abandon(ANN, current()));
    }

    void answerChallenges(boolean passed) {
        for (MerchantReference challenge : challenges) {
            shop.gateway().completeChallenge(challenge, passed);
            tolerant(() -> onecent.accept(GatewayNotice.of(ANN.tenant(), challenge)));
        }
    }

    /** From now on the host's listener fails, or works again. */
    void listen(boolean works) {
        deaf = !works;
    }

    void wait(int minutes) {
        shop.clock().advance(Duration.ofMinutes(minutes));
        onecent.runDue(ANN.tenant());
        shop.gateway().deliverHeldBack();
    }

    void erase() {
        reports.add(onecent.erase(ANN));
    }

    /** The process dies at the n-th write from now on, if there are so many; then it is started again. */
    void eraseDyingAt(int write) {
        storage.dieAt(write);
        try {
            erase();
        } catch (MortalStorage.Died e) {
            assertThat(storage.isDead()).isTrue();
        }
        storage.revive();
    }

    /** The process may have died before the intent was saved: then the host asks again. */
    void eraseUnlessUnderWay() {
        if (keysOf(storage.erasures()).isEmpty()) {
            erase();
        }
    }

    /** Whatever is under way is carried to its end; the shopper is erased for good. */
    void settle() {
        deaf = false;
        shop.gateway().deliverHeldBack();
        shop.pass(onecent, Duration.ofHours(6));
        erase();
        shop.pass(onecent, Duration.ofDays(2));
    }

    /** Asserts that every hold has ended and none is overdue (R16). */
    void assertEveryHoldWasReleased() {
        assertThat(shop.gateway().ledger().held(EURO)).isEqualTo(Money.zero(EURO));
        assertThat(onecent.microAuthorizations().overdue(ANN.tenant(), 100).overdue())
                .isEmpty();
        assertThat(keysOf(storage.microAuthorizations())).isEmpty();
    }

    /** What was taken and not refunded is what the checkouts cost that were told as paid, each once (R4, R23). */
    void assertEveryPaidCheckoutWasChargedAndToldOnce() {
        List<CheckoutPaid> paid = events(CheckoutPaid.class).toList();
        assertThat(paid).extracting(CheckoutPaid::checkout).doesNotHaveDuplicates();
        Money cost = paid.stream().map(CheckoutPaid::total).reduce(Money.zero(EURO), Money::plus);
        Money given = payments()
                .filter(payment ->
                        paid.stream().anyMatch(event -> event.payment().equals(Optional.of(payment.id()))))
                .flatMap(payment -> payment.state().refunds().stream())
                .map(refund -> refund.amount())
                .reduce(Money.zero(EURO), Money::plus);
        assertThat(shop.gateway().ledger().captured(EURO)).isEqualTo(cost.minus(given));
    }

    /** Nothing that is kept names the shopper or is owed, and but for payments nothing of a card is kept. */
    void assertNothingNamesTheShopper() {
        assertThat(everything()).noneMatch(stored -> stored.key().owner().equals(ANN));
        assertThat(everything()).noneMatch(stored -> stored.toString().contains(ANN.shopper() + ","));
        assertThat(everything()).noneMatch(stored -> stored.toString().contains("shopper=ann]"));
        assertThat(keysOf(storage.vaults())).isEmpty();
        assertThat(keysOf(storage.carts())).isEmpty();
        assertThat(keysOf(storage.checkouts())).isEmpty();
        assertThat(everything()).noneMatch(stored -> stored.entry().locked());
        assertThat(everything())
                .allMatch(stored ->
                        stored.value() instanceof Payment || !stored.toString().contains("LastFour"));
        assertThat(payments()).noneMatch(payment -> payment.due().isPresent());
    }

    /** Each erasure that found something ended with one event, whose key is the pseudonym and which names nobody. */
    void assertEveryErasureWasToldOnce() {
        Set<ShopperId> pseudonyms =
                keysOf(storage.erasures()).stream().map(Key::owner).collect(Collectors.toSet());
        assertThat(events(ShopperErased.class).map(ShopperErased::pseudonym))
                .containsExactlyInAnyOrderElementsOf(pseudonyms);
        assertThat(told.values().stream().map(PendingEvent::event).map(Event::toString))
                .noneMatch(text -> text.contains("shopper=ann]"));
    }

    /** The reports add up to what there was, wherever the process died. */
    void assertReportsAddUp(Map<String, Integer> there) {
        Map<String, Integer> sum = new TreeMap<>();
        keysOf(storage.erasures()).stream()
                .map(key -> onecent.erasure(key.owner()).orElseThrow())
                .peek(report -> assertThat(report.owed()).isEmpty())
                .peek(report -> assertThat(report.complete()).isTrue())
                .forEach(report -> {
                    report.deleted().forEach((kind, count) -> sum.merge(kind, count, Integer::sum));
                    report.retained().forEach(kept -> sum.merge(kept.kind(), 1, Integer::sum));
                });
        assertThat(sum).isEqualTo(there);
    }

    /** After the retention and the reports' time nothing is left at all. */
    void assertEverythingGoesInTheEnd() {
        shop.clock().advance(Duration.ofDays(541));
        onecent.runDue(ANN.tenant());
        onecent.runDue(ANN.tenant());
        assertThat(everything()).isEmpty();
    }

    /** How many of each kind the shopper has now. */
    Map<String, Integer> count() {
        Map<String, Integer> all = new TreeMap<>();
        put(all, "cart", storage.carts().ownedBy(ANN, "", ALL).size());
        put(all, "checkout", storage.checkouts().ownedBy(ANN, "", ALL).size());
        put(
                all,
                "micro-authorization",
                storage.microAuthorizations().ownedBy(ANN, "", ALL).size());
        put(all, "payment", storage.payments().ownedBy(ANN, "", ALL).size());
        put(all, "card-vault", storage.vaults().ownedBy(ANN, "", ALL).size());
        put(
                all,
                "attempt-counter",
                storage.attemptCounters().ownedBy(ANN, "", ALL).size());
        put(all, "card", onecent.cards().of(ANN).cards().size());
        return all;
    }

    private static void put(Map<String, Integer> all, String kind, int count) {
        if (count > 0) {
            all.put(kind, count);
        }
    }

    private void pay(Pay pay) {
        tolerant(() -> {
            if (onecent.checkouts().pay(ANN, current(), pay) instanceof PayResult.ChallengeRequired required) {
                challenges.add(required.reference());
            }
        });
    }

    /** While an erasure hangs after a crash, commands may be sent away. */
    private static void tolerant(Runnable command) {
        try {
            command.run();
        } catch (StoreContendedException e) {
            assertThat(e).hasMessageContaining("toys/");
        }
    }

    private void hear(Key key, PendingEvent event) {
        if (deaf) {
            throw new IllegalStateException("the listener is down");
        }
        told.put(event.id(), event);
    }

    private <E> Stream<E> events(Class<E> kind) {
        return told.values().stream()
                .map(PendingEvent::event)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private Stream<Payment> payments() {
        return values(storage.payments()).map(Stored::value);
    }

    private List<Stored<? extends Aggregate>> everything() {
        return Stream.of(
                        values(storage.carts()),
                        values(storage.checkouts()),
                        values(storage.vaults()),
                        values(storage.microAuthorizations()),
                        values(storage.payments()),
                        values(storage.erasures()),
                        values(storage.attemptCounters()))
                .<Stored<? extends Aggregate>>flatMap(all -> all)
                .toList();
    }

    private static <A extends Aggregate> Stream<Stored<A>> values(AggregateStore<A> store) {
        return keysOf(store).stream().map(key -> store.find(key).orElseThrow());
    }

    private static List<Key> keysOf(AggregateStore<?> store) {
        return store.sweep(ANN.tenant(), Optional.empty(), ALL);
    }

    private CheckoutId current() {
        return CheckoutId.of("c-" + checkouts);
    }
}
