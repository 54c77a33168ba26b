package dev.onecent.wallet;

import static dev.onecent.testkit.TestShop.ANN;
import static dev.onecent.testkit.TestWallet.ANN_THERE;
import static dev.onecent.testkit.TestWallet.PAYWELL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.checkout.Pay;
import dev.onecent.checkout.PayResult;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.ShopperId;
import dev.onecent.support.Interposed;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.TestWallet;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.SavedCard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** How wallets are asked for cards, when one of them is slow, wrong or gone (R7, W7). */
class WalletReadingTest {
    private static final ShopperId BOB = ShopperId.of("toys", "bob");
    private static final ShopperId EVE = ShopperId.of("toys", "eve");
    private static final WalletId PURSE = WalletId.of("purse");

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final TestWallet paywell = TestWallet.beside(shop, Validation.FACTORY);
    private final TestWallet purse = TestWallet.beside(shop, PURSE, Validation.FACTORY);
    private final List<WalletAccount> asked = new ArrayList<>();
    private UnaryOperator<WalletCardsAnswer> listing = answer -> answer;
    private final OneCent onecent = shop.open(
            new InMemoryStorage(),
            new EphemeralCardSafe(),
            shop.gateway(),
            any -> any.wallet(watched(paywell.provider())).wallet(purse.provider()));

    @Test
    void oneAccountsTroubleIsNotEverybodys() {
        connect(ANN, BOB);
        listing = answer -> new WalletCardsAnswer.Unreachable("no listing of this account");
        assertThat(reachable(ANN)).isFalse();

        listing = answer -> answer;

        assertThat(reachable(BOB)).isTrue();
    }

    @Test
    void aWalletThatAnswersNobodyIsLeftInPeaceForAWhile() {
        connect(ANN, BOB, EVE);
        listing = answer -> new WalletCardsAnswer.Unreachable("gone");
        assertThat(reachable(ANN)).isFalse();
        assertThat(reachable(BOB)).isFalse();
        asked.clear();

        assertThat(reachable(EVE)).isFalse();
        assertThat(asked).isEmpty();
        shop.clock().advance(Duration.ofSeconds(30));
        listing = answer -> answer;
        assertThat(reachable(EVE)).isTrue();
        assertThat(reachable(ANN)).isTrue();
    }

    /** The shopper chose it: a pause that others brought about is no reason to refuse. */
    @Test
    void aPaymentAsksTheWalletInAnyCase() {
        SavedCard card = paywell.link("there-1", TestCards.VISA);
        connect(ANN, BOB);
        listing = answer -> new WalletCardsAnswer.Unreachable("gone");
        assertThat(reachable(ANN)).isFalse();
        assertThat(reachable(BOB)).isFalse();
        listing = answer -> answer;
        shop.startCheckout(onecent, "c-1");

        PayResult result = onecent.checkouts()
                .pay(
                        ANN,
                        CheckoutId.of("c-1"),
                        Pay.withWallet(
                                CommandId.of("pay"),
                                PAYWELL,
                                WalletCardId.of(card.id().value())));

        assertThat(result).isInstanceOf(PayResult.Paid.class);
    }

    @Test
    void aSlowWalletDoesNotMakeTheShopperWaitForTheOthersAsWell() {
        connect(ANN);
        purse.connect(onecent, ANN);
        listing = answer -> {
            shop.clock().advance(Wallets.PATIENCE);
            return answer;
        };

        List<WalletView> views = onecent.wallets().of(ANN);

        assertThat(views).extracting(WalletView::wallet).containsExactly(PAYWELL, PURSE);
        assertThat(views).extracting(WalletView::reachable).containsExactly(true, false);
        listing = answer -> answer;
        assertThat(onecent.wallets().of(ANN)).allMatch(WalletView::reachable);
    }

    /** An answer that took its time is as old as its question (R7). */
    @Test
    void aLateListingDoesNotOverruleWhatTheShopperChoseSince() {
        SavedCard first = paywell.link("there-1", TestCards.VISA);
        SavedCard second = paywell.link("there-2", TestCards.MASTERCARD);
        paywell.onecent().cards().makePrimary(ANN_THERE, first.id());
        connect(ANN);
        onecent.wallets().of(ANN);
        listing = late -> {
            listing = answer -> answer;
            paywell.onecent().cards().makePrimary(ANN_THERE, second.id());
            shop.clock().advance(Duration.ofMinutes(1));
            onecent.wallets().of(ANN);
            shop.clock().advance(Duration.ofMinutes(1));
            return late;
        };
        onecent.wallets().of(ANN);
        Instant chosen = shop.clock().instant();

        shop.clock().advance(Duration.ofMinutes(1));
        WalletView view = onecent.wallets().view(ANN, PAYWELL).orElseThrow();

        assertThat(view.primary().orElseThrow().card().value())
                .isEqualTo(second.id().value());
        assertThat(view.primary().orElseThrow().since()).isBefore(chosen);
    }

    private void connect(ShopperId... shoppers) {
        for (ShopperId shopper : shoppers) {
            paywell.connect(onecent, shopper);
        }
    }

    private boolean reachable(ShopperId shopper) {
        return onecent.wallets().of(shopper).get(0).reachable();
    }

    private WalletProvider watched(WalletProvider wallet) {
        return Interposed.wallet(wallet, (name, arguments, call) -> {
            if (!name.equals("cards")) {
                return call.go();
            }
            asked.add((WalletAccount) arguments[0]);
            return listing.apply((WalletCardsAnswer) call.go());
        });
    }
}
