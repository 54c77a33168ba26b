package dev.onecent.limit;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.OneCent;
import dev.onecent.OneCentBuilder;
import dev.onecent.cart.Sku;
import dev.onecent.checkout.StartCheckoutResult;
import dev.onecent.checkout.StartCheckoutResult.NothingTicked;
import dev.onecent.checkout.StartCheckoutResult.Started;
import dev.onecent.checkout.StartCheckoutResult.TooManyStarted;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.ShopperId;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A shopper starts so many checkouts, and no more (R21, R25). */
class StartLimitTest {
    private static final int MOST = 100;
    private static final Sku BALL = Sku.of("BALL");
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final InMemoryStorage storage = new InMemoryStorage();
    private final OneCent onecent = open(Limit.of(MOST, HOUR));

    @Test
    void startsAHundredWithinAnHourUnlessToldOtherwise() {
        OneCent plain = OneCent.builder()
                .storage(storage)
                .gateway(shop.gateway())
                .cardSafe(new EphemeralCardSafe())
                .validation(Validation.FACTORY)
                .payee("toys")
                .currency("EUR")
                .clock(shop.clock())
                .listener((key, event) -> {})
                .build();
        shop.fillCart(plain);

        assertThat(starts(plain, MOST)).hasOnlyElementsOfType(Started.class);
        assertThat(start(plain, "one-more")).isInstanceOf(TooManyStarted.class);
    }

    @Test
    void aRefusalStartsNothingAndSaysWhenToStartAgain() {
        shop.fillCart(onecent);
        starts(onecent, MOST);

        TooManyStarted refused = (TooManyStarted) start(onecent, "one-more");

        assertThat(onecent.checkouts().find(ANN, CheckoutId.of("one-more"))).isEmpty();
        assertThat(refused.notBefore()).isBetween(now(), now().plus(HOUR.multipliedBy(2)));
        shop.clock().advance(Duration.between(now(), refused.notBefore()));
        assertThat(start(onecent, "one-more")).isInstanceOf(Started.class);
    }

    @Test
    void aRepetitionIsNotCountedAndAnsweredAtTheLimit() {
        shop.fillCart(onecent);
        IntStream.range(0, MOST * 2).forEach(n -> start(onecent, "c-0"));
        starts(onecent, MOST);

        assertThat(start(onecent, "c-0")).isInstanceOf(Started.class);
        assertThat(start(onecent, "one-more")).isInstanceOf(TooManyStarted.class);
    }

    @Test
    void aStartThatIsRefusedForAnotherReasonIsNotCounted() {
        shop.fillCart(onecent);
        onecent.carts().untick(ANN, BALL);
        assertThat(starts(onecent, MOST)).hasOnlyElementsOfType(NothingTicked.class);

        onecent.carts().tick(ANN, BALL);

        assertThat(starts(onecent, MOST)).hasOnlyElementsOfType(Started.class);
    }

    /** Nothing that a shopper does for free takes a start from the count (R21). */
    @Test
    void nothingThatAShopperDoesMakesRoom() {
        shop.fillCart(onecent);
        starts(onecent, MOST);
        IntStream.range(0, MOST)
                .mapToObj(n -> CheckoutId.of("c-" + n))
                .forEach(id -> onecent.checkouts().abandon(ANN, id));
        IntStream.range(0, 40).forEach(n -> onecent.addresses().add(ANN, CommandId.of("a-" + n), TestShop.address(n)));
        IntStream.range(0, 40).forEach(n -> onecent.cards().link(ANN, shop.link("link-" + n, TestCards.DECLINED)));
        onecent.carts().untick(ANN, BALL);
        onecent.carts().tick(ANN, BALL);
        shop.pass(onecent, HOUR.dividedBy(2));

        assertThat(start(onecent, "one-more")).isInstanceOf(TooManyStarted.class);
        assertThat(start(open(Limit.of(MOST, HOUR)), "after-a-restart")).isInstanceOf(TooManyStarted.class);
    }

    @Test
    void othersStartMeanwhile() {
        ShopperId bob = ShopperId.of("toys", "bob");
        shop.fillCart(onecent);
        starts(onecent, MOST + 1);
        onecent.carts().put(bob, onecent.carts().of(ANN).tickedLines().get(0));

        assertThat(onecent.checkouts().start(bob, CheckoutId.of("c-1"), Channel.MOBILE))
                .isInstanceOf(Started.class);
    }

    @Test
    void aCounterIsDeletedOnceNothingOfItCounts() {
        shop.fillCart(onecent);
        starts(onecent, 3);

        shop.pass(onecent, HOUR.multipliedBy(3));

        assertThat(storage.attemptCounters().ownedBy(ANN, "", 10)).isEmpty();
    }

    @Test
    void refusesALimitThatAdmitsNone() {
        OneCentBuilder builder = OneCent.builder();

        assertThatThrownBy(() -> builder.checkoutStarts(new Limit(0, 1, HOUR)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("checkoutStarts");
    }

    private List<StartCheckoutResult> starts(OneCent at, int count) {
        return IntStream.range(0, count).mapToObj(n -> start(at, "c-" + n)).toList();
    }

    private static StartCheckoutResult start(OneCent at, String id) {
        return at.checkouts().start(ANN, CheckoutId.of(id), Channel.DESKTOP);
    }

    private Instant now() {
        return shop.clock().instant();
    }

    private OneCent open(Limit limit) {
        return shop.open(storage, new EphemeralCardSafe(), shop.gateway(), settings -> settings.checkoutStarts(limit));
    }
}
