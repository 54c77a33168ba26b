package dev.onecent.rules;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.OneCent;
import dev.onecent.method.PaymentMethodsBlock;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentPage;
import dev.onecent.payment.PaymentPeriod;
import dev.onecent.payment.PaymentStatistics;
import dev.onecent.payment.Tally;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.EntryUnreadableException;
import dev.onecent.store.Key;
import dev.onecent.store.OwnedPage;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.TestWallet;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.walletoperator.WalletGrant;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A damaged row is named in every list, and hides no other (R25). */
class DamagedRowsTest {
    private static final PaymentPeriod EVER =
            PaymentPeriod.of(YearMonth.of(2020, 1), YearMonth.of(2040, 1), ZoneOffset.UTC);

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final InMemoryStorage storage = new InMemoryStorage();
    private final OneCent onecent = shop.open(storage, new EphemeralCardSafe(), shop.gateway(), any -> any);

    @Test
    void aHistoryNamesADamagedPaymentAndShowsAllOthers() {
        List.of("c-1", "c-2", "c-3", "c-4").forEach(this::buy);
        storage.damage(payment("c-2"));

        PaymentPage first = onecent.payments().history(ANN, Optional.empty(), 2);
        PaymentPage second = onecent.payments().history(ANN, first.next(), 2);

        assertThat(ids(first.payments())).containsExactly("c-4", "c-3");
        assertThat(ids(second.payments())).containsExactly("c-1");
        assertThat(second.next()).isEmpty();
        assertThat(first.unreadable()).containsExactly(payment("c-2")).isEqualTo(second.unreadable());
    }

    @Test
    void aHistoryOfDamagedPaymentsAloneEnds() {
        buy("c-1");
        storage.damage(payment("c-1"));

        PaymentPage page = onecent.payments().history(ANN, Optional.empty(), 2);

        assertThat(page.payments()).isEmpty();
        assertThat(page.unreadable()).containsExactly(payment("c-1"));
        assertThat(page.next()).isEmpty();
    }

    @Test
    void statisticsNameADamagedPaymentAndCountAllOthers() {
        List.of("c-1", "c-2", "c-3").forEach(this::buy);
        storage.damage(payment("c-3"));

        PaymentStatistics statistics = onecent.payments().statistics(ANN, EVER);

        assertThat(statistics.totals().values()).extracting(Tally::payments).containsExactly(2L);
        assertThat(statistics.unreadable()).containsExactly(payment("c-3"));
    }

    @Test
    void pagesOfPaymentsGoOnBehindADamagedOne() {
        List.of("c-1", "c-2", "c-3", "c-4").forEach(this::buy);
        List.of("c-1", "c-2").forEach(id -> storage.damage(payment(id)));

        List<String> read = new ArrayList<>();
        List<Key> unreadable = new ArrayList<>();
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            OwnedPage<Payment> page = onecent.payments().of(ANN, after.get(), 2);
            read.addAll(ids(page.items()));
            unreadable.addAll(page.unreadable());
            after = page.next();
        }

        assertThat(read).containsExactly("c-3", "c-4");
        assertThat(unreadable).containsExactly(payment("c-1"), payment("c-2"));
    }

    @Test
    void theLookUpOfADamagedPaymentItselfIsThrown() {
        buy("c-1");
        storage.damage(payment("c-1"));

        assertThatThrownBy(() -> onecent.payments().find(ANN, TestShop.payment(onecent, CheckoutId.of("c-1"), 1)))
                .isInstanceOf(EntryUnreadableException.class)
                .hasMessageContaining(payment("c-1").toString());
    }

    @Test
    void microAuthorizationsAndTheOverdueListNameADamagedOne() {
        onecent.cards().link(ANN, shop.link("one", TestCards.VISA));
        onecent.cards().link(ANN, shop.link("two", TestCards.MASTERCARD));
        Key damaged =
                onecent.microAuthorizations().of(ANN, "", 10).items().get(0).key();
        storage.damage(damaged);
        shop.clock().advance(Duration.ofHours(25));

        OwnedPage<MicroAuthorization> page = onecent.microAuthorizations().of(ANN, "", 10);

        assertThat(page.items()).hasSize(1);
        assertThat(page.unreadable()).containsExactly(damaged);
        assertThat(onecent.microAuthorizations()
                        .overdue(ANN.tenant(), Optional.empty(), 10)
                        .unreadable())
                .containsExactly(damaged);
    }

    @Test
    void grantsNameADamagedOne() {
        InMemoryStorage there = new InMemoryStorage();
        TestWallet wallet = TestWallet.over(there, shop, Validation.FACTORY);
        OneCent atShop =
                shop.open(storage, new EphemeralCardSafe(), shop.gateway(), any -> any.wallet(wallet.provider()));
        wallet.connect(atShop, ANN);
        atShop.wallets().disconnect(ANN, wallet.provider().id());
        wallet.connect(atShop, ANN);
        List<WalletGrant> both =
                wallet.onecent().walletGrants().of(TestWallet.ANN_THERE, "", 10).items();
        Key damaged = new Key(TestWallet.ANN_THERE, both.get(0).id());
        there.damage(damaged);

        OwnedPage<WalletGrant> page = wallet.onecent().walletGrants().of(TestWallet.ANN_THERE, "", 10);

        assertThat(page.items()).containsExactly(both.get(1));
        assertThat(page.unreadable()).containsExactly(damaged);
    }

    /** The shopper's cards in the shop can still pay. */
    @Test
    void aDamagedWalletConnectionHidesNothingElseInTheBlock() {
        TestWallet wallet = TestWallet.beside(shop, Validation.FACTORY);
        OneCent atShop =
                shop.open(storage, new EphemeralCardSafe(), shop.gateway(), any -> any.wallet(wallet.provider()));
        wallet.connect(atShop, ANN);
        atShop.cards().link(ANN, shop.link("link", TestCards.VISA));
        shop.startCheckout(atShop, "c-1");
        storage.damage(new Key(ANN, TestWallet.PAYWELL.value()));

        PaymentMethodsBlock block =
                atShop.checkouts().findMethods(ANN, CheckoutId.of("c-1")).orElseThrow();

        assertThat(block.unreachable()).containsExactly(TestWallet.PAYWELL);
        assertThat(block.preselected()).isPresent();
        assertThatThrownBy(() -> atShop.wallets().find(ANN, TestWallet.PAYWELL))
                .isInstanceOf(EntryUnreadableException.class);
    }

    private void buy(String checkout) {
        shop.clock().advance(Duration.ofMinutes(1));
        shop.startCheckout(onecent, checkout);
        onecent.checkouts().pay(ANN, CheckoutId.of(checkout), TestShop.payOnce("pay-" + checkout, TestCards.VISA));
        onecent.runDue(ANN.tenant());
    }

    private Key payment(String checkout) {
        return TestShop.payment(onecent, CheckoutId.of(checkout), 1).of(ANN);
    }

    private static List<String> ids(List<Payment> payments) {
        return payments.stream().map(payment -> payment.id().checkout().value()).toList();
    }
}
