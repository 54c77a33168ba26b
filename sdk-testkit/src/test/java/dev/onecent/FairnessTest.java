package dev.onecent;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.cart.CartLine;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.CheckoutEvent.CheckoutExpired;
import dev.onecent.checkout.CheckoutEvent.CheckoutPaid;
import dev.onecent.checkout.CheckoutState;
import dev.onecent.money.Money;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.EventListener;
import dev.onecent.store.Key;
import dev.onecent.store.PendingEvent;
import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import dev.onecent.support.Loss;
import dev.onecent.support.LossyStorage;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Counted in runs: one shopper's, tenant's or kind's backlog holds up no other's (R25). */
class FairnessTest {
    private static final ShopperId MALLORY = ShopperId.of("toys", "a-mallory");
    private static final ShopperId BOB = ShopperId.of("books", "bob");
    private static final int MANY = 20_000;

    /** More than the life of a checkout. */
    private static final Duration OVER = Duration.ofHours(2);

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final Storage storage = new LossyStorage(new InMemoryStorage(), Loss.BEFORE, 0).withoutSweep();
    private final List<Key> told = new ArrayList<>();

    /** The order is told by the run after it was paid, however many checkouts of another shopper expire. */
    @Test
    void expiredCheckoutsOfOneShopperHoldUpNobodysOrder() {
        OneCent onecent = listeningWith((key, event) -> hear(key, event));
        expireMany(onecent);
        pay(onecent, ANN);

        assertThat(runsUntilTold(onecent, ANN)).isEqualTo(1);
    }

    /** The same if the events of those checkouts wait as well, after a night in which the listener was away. */
    @Test
    void undeliveredEventsOfOneShopperHoldUpNobodysOrder() {
        OneCent deaf = listeningWith((key, event) -> {
            throw new IllegalStateException("the queue is down");
        });
        expireMany(deaf);
        storage.checkouts()
                .ownedBy(MALLORY, "", MANY)
                .forEach(found -> expireUntold(found.stored().orElseThrow()));
        OneCent onecent = listeningWith((key, event) -> hear(key, event));
        pay(onecent, ANN);

        assertThat(runsUntilTold(onecent, ANN)).isEqualTo(1);
        assertThat(told).hasSizeBetween(1_000, 1_500);
    }

    /** What is due of many is shared: nobody's single checkout waits until another's are through. */
    @Test
    void expiryIsSharedAmongShoppers() {
        OneCent onecent = listeningWith((key, event) -> hear(key, event));
        expireMany(onecent);
        start(onecent, ANN, "c-1");
        shop.clock().advance(OVER);

        onecent.runDue(ANN.tenant());

        assertThat(onecent.checkouts()
                        .find(ANN, CheckoutId.of("c-1"))
                        .orElseThrow()
                        .state())
                .isInstanceOf(CheckoutState.Expired.class);
    }

    /** A listener that fails for one tenant's events fails for no other's. */
    @Test
    void oneTenantsListenerHoldsUpNoOthersOrder() {
        OneCent onecent = listeningWith((key, event) -> {
            if (key.tenant().equals(ANN.tenant())) {
                throw new IllegalStateException("the queue of the toys is down");
            }
            hear(key, event);
        });
        pay(onecent, ANN);
        pay(onecent, BOB);

        assertThat(onecent.runDue(ANN.tenant()).postponed()).isNotEmpty();
        assertThat(runsUntilTold(onecent, BOB)).isEqualTo(1);
    }

    /** A listener that fails for one shopper's events is asked about the others' meanwhile. */
    @Test
    void oneShoppersFailingEventsHoldUpNobodysOrder() {
        OneCent onecent = listeningWith((key, event) -> {
            if (key.owner().equals(MALLORY)) {
                throw new IllegalStateException("no such account");
            }
            hear(key, event);
        });
        IntStream.range(0, 2_000).forEach(n -> start(onecent, MALLORY, "m-" + n));
        shop.clock().advance(OVER);
        storage.checkouts()
                .ownedBy(MALLORY, "", MANY)
                .forEach(found -> expireUntold(found.stored().orElseThrow()));
        onecent.runDue(ANN.tenant());
        shop.clock().advance(Duration.ofSeconds(5));
        pay(onecent, ANN);

        assertThat(runsUntilTold(onecent, ANN)).isEqualTo(1);
    }

    /** Events of several kinds are told in turn: the first of each is among the first that are heard. */
    @Test
    void oneKindsBacklogHoldsUpNoOtherKindsEvents() {
        List<String> kinds = new ArrayList<>();
        OneCent onecent =
                listeningWith((key, event) -> kinds.add(event.event().getClass().getSimpleName()));
        IntStream.range(0, 50)
                .mapToObj(n -> ShopperId.of("toys", "s-" + n))
                .forEach(shopper -> onecent.cards().link(shopper, shop.link("link", TestCards.VISA)));
        pay(onecent, ANN);

        onecent.runDue(ANN.tenant());

        assertThat(kinds).hasSizeGreaterThan(100);
        assertThat(kinds.subList(0, 12)).contains("CheckoutPaid", "CardLinked", "HoldPlaced");
    }

    private void expireMany(OneCent onecent) {
        IntStream.range(0, MANY).forEach(n -> start(onecent, MALLORY, "m-" + n));
        shop.clock().advance(OVER);
    }

    /** Ends a checkout as due work does, and leaves its event to be told. */
    private void expireUntold(Stored<Checkout> stored) {
        PendingEvent event = new PendingEvent(
                stored.key().id(),
                shop.clock().instant(),
                new CheckoutExpired(CheckoutId.of(stored.key().id())));
        storage.checkouts().save(stored.key(), stored.entry().withOutbox(List.of(event)), stored.version());
    }

    private void start(OneCent onecent, ShopperId shopper, String id) {
        CartLine line = CartLine.of("BALL", "Red ball", Money.of("EUR", 2_500), 1);
        onecent.carts().put(shopper, line);
        onecent.carts().tick(shopper, line.sku());
        onecent.checkouts().start(shopper, CheckoutId.of(id), Channel.DESKTOP);
    }

    private void pay(OneCent onecent, ShopperId shopper) {
        start(onecent, shopper, "paid");
        onecent.checkouts().pay(shopper, CheckoutId.of("paid"), TestShop.payOnce("pay", TestCards.VISA));
    }

    private int runsUntilTold(OneCent onecent, ShopperId shopper) {
        int runs = 0;
        while (told.stream().noneMatch(key -> key.equals(new Key(shopper, "paid"))) && runs < 300) {
            onecent.runDue(shopper.tenant());
            runs++;
        }
        return runs;
    }

    private void hear(Key key, PendingEvent event) {
        if (event.event() instanceof CheckoutPaid || key.owner().equals(MALLORY)) {
            told.add(key);
        }
    }

    private OneCent listeningWith(EventListener listener) {
        return shop.open(storage, new EphemeralCardSafe(), shop.gateway(), settings -> settings.listener(listener));
    }
}
