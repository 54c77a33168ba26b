package dev.onecent.wallet;

import static dev.onecent.testkit.TestShop.ANN;
import static dev.onecent.testkit.TestWallet.ANN_THERE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.checkout.PayResult;
import dev.onecent.store.CardId;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.TestWallet;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.LinkCardResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Who decides about the preselected card while wallet and shop change their minds, over the whole of both SDKs (R7). */
class WalletPrimaryProperties {
    /** Whatever else is done in between, the block follows the last word that the shop has seen. */
    @Property
    void theBlockFollowsWhoeverHadTheLastWord(@ForAll @Size(max = 25) List<Step> steps) {
        Run run = new Run();

        for (Step step : steps) {
            run.take(step);
        }
    }

    enum Step {
        WALLET_CHOOSES_THE_FIRST,
        WALLET_CHOOSES_THE_SECOND,
        SHOPPER_CHOOSES_THE_FIRST,
        SHOPPER_CHOOSES_THE_SECOND,
        LOOK,
        LOOK_AGAIN,
        WALLET_GOES,
        WALLET_COMES_BACK,
        DECLINED,
        PAID_WITH_THE_SECOND,
        ABANDONED
    }

    /** A shop and a wallet with two cards each, and what the shopper is to find preselected. */
    private static final class Run {
        private final TestShop shop = TestShop.with(Validation.FACTORY);
        private final TestWallet wallet = TestWallet.beside(shop, Validation.FACTORY);
        private final OneCent onecent = shop.open(
                new InMemoryStorage(), new EphemeralCardSafe(), shop.gateway(), any -> any.wallet(wallet.provider()));
        private final List<CardId> here = List.of(link("here-1", TestCards.VISA), link("here-2", TestCards.MASTERCARD));
        private final List<CardId> there = List.of(
                wallet.link("there-1", TestCards.JCB).id(),
                wallet.link("there-2", TestCards.DISCOVER).id());
        private CardId shops = here.get(0);
        private CardId wallets = there.get(0);
        private Instant chosenAt = Instant.MIN;
        private Optional<CardId> seen = Optional.empty();
        private Instant seenAt = Instant.MIN;
        private boolean reachable = true;
        private int checkouts;

        Run() {
            wallet.connect(onecent, ANN);
            start();
        }

        void take(Step step) {
            shop.clock().advance(Duration.ofMinutes(1));
            switch (step) {
                case WALLET_CHOOSES_THE_FIRST -> walletChooses(0);
                case WALLET_CHOOSES_THE_SECOND -> walletChooses(1);
                case SHOPPER_CHOOSES_THE_FIRST -> shopperChooses(0);
                case SHOPPER_CHOOSES_THE_SECOND -> shopperChooses(1);
                case WALLET_GOES -> reach(false);
                case WALLET_COMES_BACK -> reach(true);
                case DECLINED -> pay(TestCards.DECLINED, PayResult.Declined.class);
                case PAID_WITH_THE_SECOND -> payWithTheSecond();
                case ABANDONED -> abandon();
                default -> look();
            }
            assertThat(onecent.cards().of(ANN).primaryAt(shop.clock().instant()).map(card -> card.id()))
                    .contains(shops);
        }

        private void look() {
            if (reachable && !seen.equals(Optional.of(wallets))) {
                seen = Optional.of(wallets);
                seenAt = shop.clock().instant();
            }
            boolean shopperDecides = !reachable || chosenAt.isAfter(seenAt);
            assertThat(onecent.checkouts()
                            .findMethods(ANN, checkout())
                            .orElseThrow()
                            .preselected())
                    .contains(shopperDecides ? "card:" + shops : "wallet:" + TestWallet.PAYWELL + ":" + wallets);
        }

        private void walletChooses(int card) {
            wallets = there.get(card);
            wallet.onecent().cards().makePrimary(ANN_THERE, wallets);
        }

        private void shopperChooses(int card) {
            shops = here.get(card);
            chosenAt = shop.clock().instant();
            onecent.cards().makePrimary(ANN, shops);
        }

        private void reach(boolean back) {
            reachable = back;
            if (back) {
                wallet.reconnect();
            } else {
                wallet.cutOff();
            }
        }

        private void pay(String number, Class<? extends PayResult> answer) {
            assertThat(onecent.checkouts().pay(ANN, checkout(), TestShop.payOnce(command(), number)))
                    .isInstanceOf(answer);
        }

        private void payWithTheSecond() {
            assertThat(onecent.checkouts().pay(ANN, checkout(), TestShop.pay(command(), here.get(1))))
                    .isInstanceOf(PayResult.Paid.class);
            onecent.runDue(ANN.tenant());
            start();
        }

        private void abandon() {
            onecent.checkouts().abandon(ANN, checkout());
            start();
        }

        private void start() {
            checkouts++;
            shop.startCheckout(onecent, checkout().value(), Channel.DESKTOP);
        }

        private CheckoutId checkout() {
            return CheckoutId.of("c-" + checkouts);
        }

        private String command() {
            return "pay-" + shop.clock().instant().getEpochSecond();
        }

        private CardId link(String command, String number) {
            return ((LinkCardResult.Linked) onecent.cards().link(ANN, shop.link(command, number)))
                    .card()
                    .id();
        }
    }
}
