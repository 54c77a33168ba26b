package dev.onecent.rules;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.Storage;
import dev.onecent.checkout.CheckoutState;
import dev.onecent.checkout.PayResult;
import dev.onecent.money.Money;
import dev.onecent.payment.PaymentId;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.StoreUnavailableException;
import dev.onecent.support.Interposed;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.LinkCardResult;
import java.time.Duration;
import java.util.Collections;
import java.util.Currency;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The store fails in the middle of a command (R4, R17). */
class StoreFailuresTest {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");
    private static final Money TOTAL = Money.of("EUR", 2_500);

    private final TestShop shop = newShop();
    private Predicate<String> failing = name -> false;
    private final Storage storage = Interposed.storage(new InMemoryStorage(), (name, arguments, call) -> {
        if (failing.test(name)) {
            throw new StoreUnavailableException("down", null);
        }
        return call.go();
    });
    private final OneCent onecent = shop.open(storage, new EphemeralCardSafe(), shop.gateway(), any -> any);

    /** Once the attempt is saved, a failing store is answered: its outcome is not known yet, and becomes known. */
    @ParameterizedTest
    @ValueSource(strings = {"payments.save", "payments.find", "checkouts.save", "checkouts.find"})
    void aStoreThatFailsAfterTheChargeIsAnInProgress(String failure) {
        shop.startCheckout(onecent, "c-1");
        failing = name -> isCharged() && name.equals(failure);

        assertThat(onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.VISA)))
                .isInstanceOf(PayResult.InProgress.class);
        failing = name -> false;
        shop.pass(onecent, Duration.ofHours(2));

        assertThat(state()).isInstanceOf(CheckoutState.Paid.class);
        assertThat(shop.gateway().ledger().captured(EURO)).isEqualTo(TOTAL);
    }

    /** Before the charge as well: nothing is taken, and the shopper may choose again. */
    @Test
    void aStoreThatFailsBeforeTheChargeIsAnInProgress() {
        shop.startCheckout(onecent, "c-1");
        failing = name -> name.equals("payments.save");

        assertThat(onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.VISA)))
                .isInstanceOf(PayResult.InProgress.class);
        failing = name -> false;
        shop.pass(onecent, Duration.ofMinutes(10));

        assertThat(state()).isInstanceOf(CheckoutState.ChoosingMethod.class);
        assertThat(shop.gateway().calls()).isEmpty();
    }

    /** What cannot leave the cart now leaves it by due work; the answer is that it is paid. */
    @Test
    void aCartThatCannotBeClearedDoesNotHideThatItIsPaid() {
        shop.startCheckout(onecent, "c-1");
        failing = name -> isCharged() && name.equals("carts.save");

        assertThat(onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.VISA)))
                .isInstanceOf(PayResult.Paid.class);
        failing = name -> false;
        shop.pass(onecent, Duration.ofMinutes(10));

        assertThat(onecent.carts().of(ANN).tickedLines()).isEmpty();
    }

    /** Once a card's place is reserved, the same for a card: it is linked, or gone, by due work. */
    @ParameterizedTest
    @ValueSource(strings = {"microAuthorizations.save", "microAuthorizations.find", "vaults.save", "vaults.find"})
    void aStoreThatFailsAfterTheFreezeIsBeingVerified(String failure) {
        shop.startCheckout(onecent, "c-1");
        failing = name -> isCharged() && name.equals(failure);

        assertThat(onecent.checkouts().addCard(ANN, CHECKOUT, shop.link("link", TestCards.VISA)))
                .isInstanceOf(LinkCardResult.BeingVerified.class);
        failing = name -> false;
        shop.pass(onecent, Duration.ofHours(1));

        assertThat(onecent.cards().of(ANN).linkedCards()).hasSize(1);
        assertThat(shop.gateway().ledger().held(EURO)).isEqualTo(Money.zero(EURO));
    }

    /** The same while the host's policy holds the hold: what the vault did not hear at the release it hears soon after (R15). */
    @Test
    void aVaultThatFailsAtALateReleaseLinksSoonAfter() {
        OneCent holding = shop.open(
                storage,
                new EphemeralCardSafe(),
                shop.gateway(),
                builder -> builder.releaseAfter(Duration.ofHours(23)));
        holding.cards().link(ANN, shop.link("link", TestCards.VISA));
        shop.pass(holding, Duration.ofHours(22), 60);
        failing = name -> shop.gateway().calls().contains(Call.RELEASE) && name.equals("vaults.save");
        shop.pass(holding, Duration.ofMinutes(61), 1);
        failing = name -> false;

        shop.pass(holding, Duration.ofMinutes(5));

        assertThat(holding.cards().of(ANN).linkedCards()).hasSize(1);
        assertThat(shop.gateway().ledger().held(EURO)).isEqualTo(Money.zero(EURO));
    }

    /** Money is released by the merchant's word before the checkout heard that it was taken: the checkout is paid (R4). */
    @Test
    void aRefundBeforeTheCheckoutSettlesLeavesItPaid() {
        payWithoutTheCheckoutHearingOfIt();

        onecent.payments().refund(ANN, payment(), CommandId.of("all"), TOTAL);
        shop.pass(onecent, Duration.ofHours(2));

        assertThat(state()).isInstanceOf(CheckoutState.Paid.class);
        assertThat(onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("again", TestCards.VISA)))
                .isInstanceOf(PayResult.Paid.class);
        assertThat(Collections.frequency(shop.gateway().calls(), Call.AUTHORIZE))
                .isEqualTo(1);
    }

    /** The same while a refund of a part is still on its way (R4). */
    @Test
    void aRefundUnderWayBeforeTheCheckoutSettlesLeavesItPaid() {
        payWithoutTheCheckoutHearingOfIt();
        shop.gateway().next(Call.REFUND, Reaction.LOSE_REQUEST);
        onecent.payments().refund(ANN, payment(), CommandId.of("part"), Money.of("EUR", 500));
        shop.gateway().next(Call.REFUND, Reaction.LOSE_REQUEST);
        shop.clock().advance(Duration.ofMinutes(3));

        onecent.runDue(ANN.tenant());

        assertThat(state()).isInstanceOf(CheckoutState.Paid.class);
    }

    private void payWithoutTheCheckoutHearingOfIt() {
        shop.startCheckout(onecent, "c-1");
        failing = name -> isCharged() && name.equals("checkouts.save");
        onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.VISA));
        failing = name -> false;
        assertThat(state()).isInstanceOf(CheckoutState.Paying.class);
    }

    private boolean isCharged() {
        return shop.gateway().calls().contains(Call.AUTHORIZE);
    }

    private CheckoutState state() {
        return onecent.checkouts().find(ANN, CHECKOUT).orElseThrow().state();
    }

    /** Seals its numbers, unless a subclass says otherwise. */
    TestShop newShop() {
        return TestShop.with(Validation.FACTORY);
    }

    private PaymentId payment() {
        return TestShop.payment(onecent, CHECKOUT, 1);
    }
}
