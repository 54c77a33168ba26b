package dev.onecent.erasure;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.CheckoutEvent.CheckoutPaid;
import dev.onecent.erasure.ErasureReport.Unreadable;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.MicroAuthorizationEvent.HoldReleased;
import dev.onecent.money.Money;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import dev.onecent.support.Interposed;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import java.time.Duration;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An erasure costs what there is to erase, and what cannot be read holds up nothing else of it (R25). */
class ErasurePagesTest {
    private static final int MANY = 2_000;

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final InMemoryStorage storage = new InMemoryStorage();
    private final OneCent onecent = shop.open(storage, new EphemeralCardSafe(), shop.gateway(), any -> any);

    /** Each is listed a few times, however many there are; the erasure's own entry names a page of them at most. */
    @Test
    void readsWhatAShopperOwnsAFewTimesOnly() {
        many();
        AtomicInteger listed = new AtomicInteger();
        AtomicInteger noted = new AtomicInteger();
        OneCent counting = shop.open(
                Interposed.storage(storage, (name, arguments, call) -> {
                    Object answer = call.go();
                    if (name.equals("checkouts.ownedBy")) {
                        listed.addAndGet(((Collection<?>) answer).size());
                    }
                    if (name.equals("erasures.save")) {
                        noted.accumulateAndGet(arguments[1].toString().split("firstWriteId").length, Math::max);
                    }
                    return answer;
                }),
                new EphemeralCardSafe(),
                shop.gateway(),
                any -> any);

        ErasureReport report = counting.erase(ANN);

        assertThat(report.complete()).isTrue();
        assertThat(report.deleted()).containsEntry("checkout", MANY);
        assertThat(listed.get()).isLessThan(6 * MANY);
        assertThat(noted.get()).isBetween(100, 110);
    }

    /** A damaged cart and a damaged vault: everything else goes, the report names them, and they go once they are repaired. */
    @Test
    void passesOverWhatCannotBeRead() {
        onecent.cards().link(ANN, shop.link("link", TestCards.VISA));
        paid("c-1");
        storage.damage(Key.sole(ANN));

        ErasureReport report = onecent.erase(ANN);
        shop.pass(onecent, Duration.ofHours(2));

        assertThat(report.complete()).isFalse();
        assertThat(report.unreadable())
                .extracting(Unreadable::kind)
                .containsExactlyInAnyOrder("cart", "card-vault", "micro-authorization");
        assertThat(onecent.payments().of(ANN, "", 10).items()).isEmpty();
        assertThat(onecent.checkouts().find(ANN, CheckoutId.of("c-1"))).isEmpty();
        ShopperId pseudonym = report.pseudonym().orElseThrow();
        assertThat(onecent.payments().of(pseudonym, "", 10).items()).hasSize(1);
        assertThat(onecent.erasure(pseudonym).orElseThrow().complete()).isFalse();

        storage.repair(Key.sole(ANN));
        shop.pass(onecent, Duration.ofHours(3));

        assertThat(storage.carts().find(Key.sole(ANN))).isEmpty();
        assertThat(storage.vaults().find(Key.sole(ANN))).isEmpty();
        assertThat(storage.erasures().find(Key.sole(ANN))).isEmpty();
        ErasureReport after = onecent.erasure(pseudonym).orElseThrow();
        assertThat(after.complete()).isTrue();
        assertThat(after.unreadable()).isEmpty();
    }

    /** A payment stays with a checkout that cannot be read, which would give it up for lost otherwise (R3). */
    @Test
    void leavesAPaymentWithItsDamagedCheckout() {
        paid("c-1");
        storage.damage(new Key(ANN, "c-1"));

        ErasureReport report = onecent.erase(ANN);

        assertThat(report.unreadable()).contains(new Unreadable("checkout", "c-1"));
        assertThat(onecent.payments().of(ANN, "", 10).items()).hasSize(1);
        storage.repair(new Key(ANN, "c-1"));
        shop.pass(onecent, Duration.ofHours(3));
        assertThat(onecent.payments().of(ANN, "", 10).items()).isEmpty();
        assertThat(onecent.payments()
                        .of(report.pseudonym().orElseThrow(), "", 10)
                        .items())
                .hasSize(1);
        assertThat(shop.gateway().ledger().captured(Currency.getInstance("EUR")))
                .isEqualTo(Money.of("EUR", 2_500));
    }

    /** An amount held stays with the card of a vault that cannot be read, which would record it as never asked for (R14, R16). */
    @Test
    void leavesAMicroAuthorizationWithItsDamagedVault() {
        OneCent slow = shop.open(
                storage, new EphemeralCardSafe(), shop.gateway(), builder -> builder.releaseAfter(Duration.ofHours(3)));
        slow.cards().link(ANN, shop.link("link", TestCards.VISA));
        storage.damage(Key.sole(ANN));

        ErasureReport report = slow.erase(ANN);
        List<MicroAuthorization> left =
                slow.microAuthorizations().of(ANN, "", 10).items();
        storage.repair(Key.sole(ANN));
        shop.pass(slow, Duration.ofHours(6));

        assertThat(report.unreadable()).contains(new Unreadable("card-vault", "sole"));
        assertThat(left)
                .singleElement()
                .satisfies(verification -> assertThat(verification.isOpen()).isTrue());
        assertThat(shop.events()).filteredOn(HoldReleased.class::isInstance).hasSize(1);
        assertThat(slow.microAuthorizations().of(ANN, "", 10).items()).isEmpty();
        ErasureReport after = slow.erasure(report.pseudonym().orElseThrow()).orElseThrow();
        assertThat(after.complete()).isTrue();
        assertThat(after.deleted()).containsEntry("micro-authorization", 1);
    }

    /** Who comes back meanwhile is somebody new, and is not erased with what is waited for. */
    @Test
    void leavesAloneWhoComesBackMeanwhile() {
        paid("c-1");
        storage.damage(new Key(ANN, "c-1"));
        onecent.erase(ANN);

        onecent.cards().link(ANN, shop.link("link", TestCards.MASTERCARD));
        paid("c-2");
        shop.pass(onecent, Duration.ofHours(5));

        assertThat(onecent.cards().of(ANN).linkedCards()).hasSize(1);
        assertThat(onecent.checkouts().find(ANN, CheckoutId.of("c-2"))).isPresent();
        onecent.erase(ANN);
        assertThat(onecent.cards().of(ANN).cards()).isEmpty();
    }

    /** A payment whose retention is over stays as long as its checkout has something to tell (R3, R23). */
    @Test
    void keepsAPaymentAsLongAsItsCheckout() {
        boolean[] deaf = {true};
        OneCent host = shop.open(
                storage,
                new EphemeralCardSafe(),
                shop.gateway(),
                settings -> settings.retainPayments(Duration.ofDays(30)).listener((key, event) -> {
                    if (deaf[0] && event.event() instanceof CheckoutPaid) {
                        throw new IllegalStateException("the listener is down");
                    }
                }));
        shop.startCheckout(host, "c-1");
        host.checkouts().pay(ANN, CheckoutId.of("c-1"), TestShop.payOnce("pay", TestCards.VISA));
        ShopperId pseudonym = host.erase(ANN).pseudonym().orElseThrow();

        shop.pass(host, Duration.ofDays(40));
        assertThat(host.checkouts().find(pseudonym, CheckoutId.of("c-1"))).isPresent();
        assertThat(host.payments().of(pseudonym, "", 10).items()).hasSize(1);

        deaf[0] = false;
        shop.pass(host, Duration.ofDays(2));
        assertThat(host.checkouts().find(pseudonym, CheckoutId.of("c-1"))).isEmpty();
        assertThat(host.payments().of(pseudonym, "", 10).items()).isEmpty();
    }

    private void paid(String checkout) {
        shop.startCheckout(onecent, checkout);
        onecent.checkouts().pay(ANN, CheckoutId.of(checkout), TestShop.payOnce("pay-" + checkout, TestCards.VISA));
    }

    private void many() {
        Checkout one = shop.startCheckout(onecent, "c-0");
        onecent.checkouts().abandon(ANN, one.id());
        onecent.runDue(ANN.tenant());
        Entry<Checkout> entry =
                storage.checkouts().find(new Key(ANN, "c-0")).orElseThrow().entry();
        for (int number = 1; number < MANY; number++) {
            storage.checkouts().save(new Key(ANN, "c-" + number), entry, Stored.ABSENT);
        }
    }
}
