package dev.onecent.testkit.simulation;

import dev.onecent.checkout.PaymentChoice;
import dev.onecent.store.Channel;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.wallet.ConnectResult;
import dev.onecent.wallet.LeaveConfirmation;
import dev.onecent.wallet.WalletCard;
import dev.onecent.wallet.WalletView;
import dev.onecent.walletoperator.WalletGrant;
import dev.onecent.walletoperator.WalletVisit;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The actions of a shopper with a wallet beside the shop. */
final class WalletActions {
    private static final int MOST_GRANTS = 100;
    private static final int LEAKING = 40;
    private static final List<String> GOOD = List.of(TestCards.VISA, TestCards.MASTERCARD, TestCards.CHALLENGED);

    private WalletActions() {}

    /** Leaves for the wallet, agrees there or not, and comes back (W1, W2). */
    static SimulatedAction connect() {
        return Actions.wallet(
                "connect the wallet",
                visit -> visit.atWallet().ifPresent(there -> {
                    if (leave(visit) instanceof ConnectResult.Redirect redirect) {
                        bringBack(visit, there, answered(visit, there, WalletVisit.of(redirect.address())));
                    }
                }));
    }

    private static ConnectResult leave(ActionContext visit) {
        LeaveConfirmation confirmation =
                new LeaveConfirmation("leave-2026-11", Locale.UK, visit.now(), Channel.DESKTOP);
        ConnectResult left = visit.onecent()
                .wallets()
                .connect(visit.shopper().id(), WalletOperator.WALLET, confirmation, WalletOperator.RETURN);
        visit.say(left);
        return left;
    }

    /** Some close the tab in between, and what it brought lies about. */
    private static void bringBack(ActionContext visit, ActionContext there, URI address) {
        Map<String, String> returned = WalletVisit.parameters(address.getRawQuery());
        if (visit.draw().chance(LEAKING)) {
            visit.wallet().orElseThrow().leak(there.shopper().id(), returned);
        } else {
            comeBack(visit, "come back from the wallet", returned);
        }
    }

    /** RFC 9700, section 4.5: a stranger leaves for the wallet as well, and finishes with the latest code that another one never used. */
    static SimulatedAction finishWithAnothersCode() {
        return Actions.wallet(
                "finish with another's code",
                visit -> visit.atWallet().ifPresent(there -> {
                    List<Map<String, String>> leaked = visit.wallet()
                            .orElseThrow()
                            .leakedOfOthers(there.shopper().id());
                    if (!leaked.isEmpty() && leave(visit) instanceof ConnectResult.Redirect redirect) {
                        Map<String, String> forged = new HashMap<>(leaked.get(leaked.size() - 1));
                        forged.put("state", WalletVisit.of(redirect.address()).state());
                        comeBack(visit, "come back with another's code", Map.copyOf(forged));
                    }
                }));
    }

    /** Pays with a card that the wallet keeps (W7). */
    static SimulatedAction pay() {
        return Actions.wallet(
                "pay with the wallet",
                visit -> Actions.checkout(visit).ifPresent(id -> {
                    List<WalletCard> cards = visit
                            .onecent()
                            .wallets()
                            .of(visit.shopper().id())
                            .stream()
                            .map(WalletView::cards)
                            .flatMap(List::stream)
                            .toList();
                    if (cards.isEmpty()) {
                        prepare().perform(visit);
                    } else {
                        WalletCard card = visit.draw().oneOf(cards);
                        Actions.pay(visit, id, new PaymentChoice.WithWalletCard(WalletOperator.WALLET, card.id()));
                    }
                }));
    }

    /** Gives a shopper who cannot pay with the wallet a card there, and connects it. */
    private static SimulatedAction prepare() {
        return Actions.wallet(
                "prepare the wallet",
                visit -> visit.atWallet().ifPresent(there -> {
                    if (there.onecent()
                            .cards()
                            .of(there.shopper().id())
                            .linkedCards()
                            .isEmpty()) {
                        Actions.link(there, visit.draw().oneOf(GOOD), Optional.empty());
                    }
                    connect().perform(visit);
                }));
    }

    /** Ends the connection at the shop (W8). */
    static SimulatedAction disconnect() {
        return Actions.wallet(
                "disconnect the wallet",
                visit -> visit.say("= "
                        + visit.onecent().wallets().disconnect(visit.shopper().id(), WalletOperator.WALLET)));
    }

    /** Ends it at the wallet. */
    static SimulatedAction endGrant() {
        return Actions.wallet(
                "end the connection at the wallet",
                visit -> visit.atWallet().ifPresent(there -> {
                    List<WalletGrant> grants = there.onecent()
                            .walletGrants()
                            .of(there.shopper().id(), "", MOST_GRANTS)
                            .items();
                    if (!grants.isEmpty()) {
                        there.onecent()
                                .walletGrants()
                                .end(
                                        there.shopper().id(),
                                        there.draw().oneOf(grants).id());
                    }
                }));
    }

    /** Returns an action of the shop, carried out at the wallet. */
    static SimulatedAction at(SimulatedAction action) {
        return Actions.wallet(
                "at the wallet: " + action.name(),
                visit -> visit.atWallet().ifPresent(there -> perform(action, there)));
    }

    /**
     * Acts at the wallet; an erasure that comes in between ends first, so the action is not the last thing that was
     * done.
     */
    private static void perform(SimulatedAction action, ActionContext there) {
        try {
            action.perform(there);
        } finally {
            if (action.isShoppers()) {
                there.shopper().acted();
            }
        }
    }

    private static URI answered(ActionContext visit, ActionContext there, WalletVisit leaving) {
        WalletOperator wallet = visit.wallet().orElseThrow();
        return visit.draw().chance(90)
                ? wallet.offered().agree(there.shopper().id(), leaving)
                : wallet.offered().decline(leaving);
    }

    private static void comeBack(ActionContext visit, String name, Map<String, String> returned) {
        Actions.command(
                visit,
                name,
                onecent -> onecent.wallets()
                        .returned(
                                visit.shopper().id(),
                                WalletOperator.WALLET,
                                returned.getOrDefault("state", ""),
                                returned));
    }
}
