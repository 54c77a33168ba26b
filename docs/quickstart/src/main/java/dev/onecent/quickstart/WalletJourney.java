package dev.onecent.quickstart;

import dev.onecent.OneCent;
import dev.onecent.checkout.Checkout;
import dev.onecent.method.PaymentMethodsBlock;
import dev.onecent.method.PaymentOption.WalletCardOption;
import dev.onecent.store.Channel;
import dev.onecent.store.ShopperId;
import dev.onecent.text.TextKeys;
import dev.onecent.text.Texts;
import dev.onecent.wallet.ConnectResult;
import dev.onecent.wallet.LeaveConfirmation;
import dev.onecent.wallet.WalletConnection;
import dev.onecent.walletoperator.WalletVisit;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/** The steps W1 to W10, for one shopper who has an account at the shop and one at the wallet. */
final class WalletJourney {
    private final Shop shop;
    private final Wallet wallet;
    private final OneCent onecent;
    private final ShopperId shopper;
    private final Transcript tell;

    WalletJourney(Shop shop, ShopperId shopper, Transcript tell) {
        this.shop = shop;
        this.wallet = shop.wallet();
        this.onecent = shop.onecent();
        this.shopper = shopper;
        this.tell = tell;
    }

    void walk() {
        tell.title("Wallet: the shopper leaves for " + Wallet.NAME + " and comes back");
        connect();
        WalletCards cards = new WalletCards(wallet, wallet.account(shopper), tell);
        cards.add();
        Checkout checkout = new CartSteps(shop, shopper, tell).quietly();
        appear(checkout);
        cards.manage();
        new WalletPurchase(shop, shopper, tell).pay(checkout);
        cards.removeSeveral();
        new Statistics(wallet, wallet.account(shopper), tell).show();
        new Speech(shop, shopper, tell).show();
        cutOff();
    }

    private void connect() {
        tell.step("W1", texts().text(TextKeys.WALLET_MINE) + ", from the shop's profile page.");
        tell.say("\"%s\"", texts().leaveNotice(Wallet.NAME));
        tell.say("( %s )", texts().text(TextKeys.BUTTON_CONTINUE));
        LeaveConfirmation confirmed = new LeaveConfirmation("leave-2026-11", Locale.UK, Instant.now(), Channel.DESKTOP);
        ConnectResult left = onecent.wallets().connect(shopper, Wallet.ID, confirmed, Wallet.RETURN);
        if (left instanceof ConnectResult.Redirect redirect) {
            tell.say("Sent to https://%s, open until %s.", redirect.address().getHost(), minute(redirect.until()));
            tell.step("W2", "The shopper signs in there, and agrees.");
            comeBack(wallet.site().agree(wallet.account(shopper), WalletVisit.of(redirect.address())));
        } else {
            tell.step("W2", "The accounts are connected since an earlier run.");
        }
        connected();
    }

    private void comeBack(URI address) {
        Map<String, String> returned = WalletVisit.parameters(address.getRawQuery());
        String state = returned.getOrDefault("state", "");
        tell.say(
                "Back in the shop: %s.",
                PaySteps.name(onecent.wallets().returned(shopper, Wallet.ID, state, returned)));
        tell.say(
                "The same return again: %s.",
                PaySteps.name(onecent.wallets().returned(shopper, Wallet.ID, state, returned)));
    }

    private void connected() {
        onecent.wallets()
                .find(shopper, Wallet.ID)
                .flatMap(WalletConnection::connected)
                .ifPresent(connected -> tell.say("The shop knows: connected at %s.", minute(connected.at())));
        wallet.onecent()
                .walletGrants()
                .of(wallet.account(shopper), "", 10)
                .items()
                .forEach(grant -> tell.say(
                        "The wallet knows: %s may show and charge cards: %s.",
                        grant.shop(), grant.isActive() ? "yes" : "no"));
        tell.say(
                "Who paid without an account there: %s.",
                onecent.wallets().find(shop.guest(), Wallet.ID).isEmpty()
                        ? shop.guest().shopper()
                        : "nobody");
    }

    private void appear(Checkout checkout) {
        tell.step("W7", "In the shop, the wallet's cards are there by themselves.");
        PaymentMethodsBlock block = methods(checkout);
        tell.block(block);
        tell.say("Cards of the wallet among them: %d.", fromTheWallet(block));
    }

    private void cutOff() {
        tell.title("Wallet: it cannot be reached");
        Checkout checkout = new CartSteps(shop, shopper, tell).quietly();
        wallet.line().cutOff();
        PaymentMethodsBlock block = methods(checkout);
        block.notices().forEach(notice -> tell.say("\"%s\"", notice));
        tell.block(block);
        tell.say("Unreachable: %s. Cards of the wallet: %d.", block.unreachable(), fromTheWallet(block));
        onecent.checkouts().abandon(shopper, checkout.id());
    }

    private PaymentMethodsBlock methods(Checkout checkout) {
        return onecent.checkouts().findMethods(shopper, checkout.id()).orElseThrow();
    }

    private static long fromTheWallet(PaymentMethodsBlock block) {
        return block.options().stream()
                .filter(WalletCardOption.class::isInstance)
                .count();
    }

    private static Instant minute(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES);
    }

    private Texts texts() {
        return onecent.languages().in(Locale.UK);
    }
}
