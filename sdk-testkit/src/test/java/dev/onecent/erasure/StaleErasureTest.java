package dev.onecent.erasure;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.checkout.CheckoutEvent.CheckoutPaid;
import dev.onecent.checkout.PayResult;
import dev.onecent.erasure.ErasureEvent.ShopperErased;
import dev.onecent.limit.AttemptPolicy;
import dev.onecent.money.Money;
import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.Key;
import dev.onecent.store.PendingEvent;
import dev.onecent.store.Stored;
import dev.onecent.support.MortalStorage;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.CardVaultEvent.CardRemoved;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.SavedCard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A worker of an erasure is held up before and after each of its reads and writes (R4, R10, R16). Meanwhile another one ends that
 * erasure, the shopper comes back, pays, links a card, and is perhaps erased again, to the end or cut off; then the first worker
 * goes on. It touches nothing of what came after its own erasure. At each place under {@code -Pproof}; at every third in the
 * ordinary build.
 */
class StaleErasureTest {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final int NOWHERE = -1;

    /** Where an erasure has saved what it is about to do, and has done nothing. */
    private static final int INTENT = 2;

    private static final int STEP = Boolean.getBoolean("onecent.proof") ? 1 : 3;
    private static final int STEPS = 8;

    /** Where the second erasure is cut off: from its first lock to its last deletion. */
    private static final int FIRST_CUT = 10;

    private static final int LAST_CUT = 70;
    private static final int CUT_STEP = STEP == 1 ? 1 : 9;

    private static final Map<String, Meanwhile> MEANWHILE = Map.of(
            "comes back", Run::comesBack,
            "comes back and is erased again", Run::isErasedAgain);

    @TestFactory
    Stream<DynamicTest> aStaleWorkerTouchesNothingOfTheNextLife() {
        return Stream.of("c-1", "c-2")
                .flatMap(checkout -> MEANWHILE.entrySet().stream()
                        .map(meanwhile -> DynamicTest.dynamicTest(
                                "the shopper " + meanwhile.getKey() + " with " + checkout,
                                () -> everywhere(checkout, meanwhile.getValue()))));
    }

    /** The second erasure has another pseudonym, and is under way when the stale worker of the first one wakes. */
    @TestFactory
    Stream<DynamicTest> aStaleWorkerTouchesNothingOfTheNextErasure() {
        return IntStream.iterate(FIRST_CUT, cut -> cut <= LAST_CUT, cut -> cut + CUT_STEP)
                .mapToObj(cut -> DynamicTest.dynamicTest(
                        "the second erasure is cut off at " + cut,
                        () -> everywhere("c-1", run -> run.isErasedInPart(cut))));
    }

    private static void everywhere(String checkout, Meanwhile meanwhile) {
        int places = new Run(checkout).stalled(NOWHERE, run -> {});
        for (int place = 1; place <= places; place += STEP) {
            Run run = new Run(checkout);
            run.stalled(place, meanwhile);
            run.assertEachPaymentIsOneShoppers("woken at " + place);
            run.assertTheNextLifeStands("woken at " + place);
            run.assertEverythingIsToldOnceAndGone("woken at " + place);
        }
    }

    @FunctionalInterface
    private interface Meanwhile {
        void happens(Run run);
    }

    /** A shopper with a linked card and a checkout that was paid and not told yet. */
    private static final class Run {
        private final TestShop shop = TestShop.with(Validation.FACTORY);
        private final MortalStorage storage = new MortalStorage();
        private final Map<String, PendingEvent> told = new TreeMap<>();
        private final EphemeralCardSafe safe = new EphemeralCardSafe();
        private final OneCent stale = open();

        /** Another process. */
        private final OneCent onecent = open();

        private final CheckoutId next;
        private Optional<SavedCard> card = Optional.empty();
        private boolean back;
        private boolean deaf;
        private boolean ended = true;
        private int paid = 1;

        Run(String next) {
            this.next = CheckoutId.of(next);
            link("link-1", TestCards.VISA);
            shop.startCheckout(onecent, "c-1");
            assertThat(onecent.checkouts().pay(ANN, CheckoutId.of("c-1"), TestShop.payOnce("pay-1", TestCards.VISA)))
                    .isInstanceOf(PayResult.Paid.class);
            cutOff(INTENT, () -> onecent.erase(ANN));
        }

        private OneCent open() {
            return shop.open(
                    storage,
                    safe,
                    shop.gateway(),
                    settings -> settings.attempts(AttemptPolicy.unlimited()).listener((key, event) -> hear(event)));
        }

        /** Returns how many places there are for a worker of the erasure that was begun. The host hears nothing until it is held up. */
        int stalled(int place, Meanwhile meanwhile) {
            deaf = true;
            storage.interruptAt(place, () -> {
                deaf = false;
                ended = false;
                meanwhile.happens(this);
                ended = true;
            });
            stale.runDue(ANN.tenant());
            assertThat(ended)
                    .as("whatever is thrown meanwhile ends in due work")
                    .isTrue();
            deaf = false;
            int places = storage.places();
            storage.interruptAt(0, () -> {});
            return places;
        }

        private void hear(PendingEvent event) {
            if (deaf) {
                throw new IllegalStateException("the listener is down");
            }
            told.put(event.id(), event);
        }

        private void cutOff(int place, Runnable command) {
            storage.dieAt(place);
            try {
                command.run();
            } catch (MortalStorage.Died e) {
                assertThat(storage.isDead()).isTrue();
            }
            storage.revive();
        }

        /** Another worker has ended the erasure, and what it moved is settled and gone. */
        void comesBack() {
            onecent.erase(ANN);
            shop.pass(onecent, Duration.ofHours(1), STEPS);
            back = true;
            card = link("link-2", TestCards.MASTERCARD);
            shop.startCheckout(onecent, next.value());
            assertThat(onecent.checkouts().pay(ANN, next, TestShop.payOnce("pay-2", TestCards.VISA)))
                    .isInstanceOf(PayResult.Paid.class);
            paid = 2;
        }

        void isErasedAgain() {
            comesBack();
            erased();
            shop.pass(onecent, Duration.ofHours(1), STEPS);
        }

        void isErasedInPart(int cut) {
            comesBack();
            cutOff(cut, this::erased);
        }

        private void erased() {
            back = false;
            onecent.erase(ANN);
        }

        private Optional<SavedCard> link(String command, String number) {
            LinkCardResult result = onecent.cards().link(ANN, shop.link(command, number));
            return result instanceof LinkCardResult.Linked linked ? Optional.of(linked.card()) : Optional.empty();
        }

        /** What is locked may stand beside its copy for a moment, and is none of anybody's. */
        void assertEachPaymentIsOneShoppers(String when) {
            Map<Object, List<Key>> owners = all(storage.payments()).stream()
                    .filter(stored -> !stored.entry().locked())
                    .collect(Collectors.groupingBy(
                            stored -> stored.value().reference(),
                            Collectors.mapping(Stored::key, Collectors.toList())));
            assertThat(owners.values()).as(when).allMatch(keys -> keys.size() == 1);
        }

        void assertTheNextLifeStands(String when) {
            if (back) {
                assertThat(onecent.cards().of(ANN).cards()).as(when).contains(card.orElseThrow());
                assertThat(onecent.checkouts().find(ANN, next)).as(when).isPresent();
                assertThat(onecent.payments().of(ANN, "", 10).items()).as(when).hasSize(1);
            }
        }

        void assertEverythingIsToldOnceAndGone(String when) {
            shop.pass(onecent, Duration.ofHours(3), STEPS);
            assertThat(events(CardRemoved.class))
                    .as(when)
                    .noneMatch(event -> back
                            && card.filter(saved -> saved.id().equals(event.card()))
                                    .isPresent());
            onecent.erase(ANN);
            shop.pass(onecent, Duration.ofHours(30), STEPS);

            assertThat(events(CheckoutPaid.class)).as(when).hasSize(paid);
            assertThat(shop.gateway().ledger().captured(EURO)).as(when).isEqualTo(Money.of(EURO, 2_500L * paid));
            assertThat(shop.gateway().ledger().held(EURO)).as(when).isEqualTo(Money.zero(EURO));
            assertThat(all(storage.payments())).as(when).hasSize(paid);
            assertThat(all(storage.payments()))
                    .as(when)
                    .noneMatch(stored -> stored.key().owner().equals(ANN)
                            || stored.entry().locked()
                            || stored.value().due().isPresent());
            assertThat(all(storage.payments()))
                    .as(when)
                    .extracting(stored -> stored.value().reference())
                    .doesNotHaveDuplicates();
            assertThat(all(storage.checkouts())).as(when).isEmpty();
            assertThat(all(storage.vaults())).as(when).isEmpty();
            assertThat(all(storage.microAuthorizations())).as(when).isEmpty();
            assertThat(all(storage.carts())).as(when).isEmpty();
            assertThat(events(ShopperErased.class))
                    .as(when)
                    .hasSize(all(storage.erasures()).size());
        }

        private <E> List<E> events(Class<E> kind) {
            return told.values().stream()
                    .map(PendingEvent::event)
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .toList();
        }

        private static <A extends Aggregate> List<Stored<A>> all(AggregateStore<A> store) {
            return new ArrayList<>(store.sweep(ANN.tenant(), Optional.empty(), 100).stream()
                    .map(key -> store.find(key).orElseThrow())
                    .toList());
        }
    }
}
