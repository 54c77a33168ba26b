package dev.onecent.testkit.simulation;

import dev.onecent.card.CardEdit;
import dev.onecent.cart.CartLine;
import dev.onecent.checkout.PaymentChoice;
import dev.onecent.money.Money;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.SavedCard;
import dev.onecent.wallet.ConnectResult;
import dev.onecent.wallet.LeaveConfirmation;
import dev.onecent.wallet.WalletCard;
import dev.onecent.walletoperator.WalletVisit;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Steps of a {@link Script} that draw nothing: what they do is the same whatever the simulation draws. */
final class Steps {
    private Steps() {}

    /** Starts a checkout that costs something. */
    static SimulatedAction start() {
        return Actions.of("start", visit -> {
            Shopper shopper = visit.shopper();
            CheckoutId id = CheckoutId.of(shopper.newName());
            shopper.checkouts().add(id);
            CartLine line = CartLine.of("SKU-1", "Thing", Money.of("EUR", 2_500), 1);
            Actions.command(visit, "start " + id, onecent -> {
                onecent.carts().put(shopper.id(), line);
                onecent.carts().tick(shopper.id(), line.sku());
                return onecent.checkouts().start(shopper.id(), id, Channel.DESKTOP);
            });
        });
    }

    /** Pays the latest checkout with a card that is not kept. */
    static SimulatedAction payOnce() {
        return Actions.of("pay once", visit -> Actions.payOnce(visit, checkout(visit), TestCards.MASTERCARD));
    }

    /** Pays the latest checkout with the first card on file. */
    static SimulatedAction payWithSaved() {
        return Actions.of(
                "pay with the card on file",
                visit -> Actions.pay(
                        visit,
                        checkout(visit),
                        new PaymentChoice.WithSavedCard(card(visit).id())));
    }

    /** Links a card in the latest checkout. */
    static SimulatedAction addCard() {
        return Actions.of("add a card", visit -> Actions.link(visit, TestCards.VISA, Optional.of(checkout(visit))));
    }

    /** Links a card outside a checkout. */
    static SimulatedAction link(String number) {
        return Actions.of("link", visit -> Actions.link(visit, number, Optional.empty()));
    }

    /** Changes the expiry of the first card on file. */
    static SimulatedAction editExpiry() {
        return Actions.of(
                "edit the expiry",
                visit ->
                        Actions.edit(visit, card(visit).id(), CardEdit.nothing().withExpiry("06/33")));
    }

    /** Gives the latest command of that name again. An erasure that is given so does not make the browser forget. */
    static SimulatedAction again(String name) {
        return Actions.of("again: " + name, visit -> {
            List<Shopper.Command> given = visit.shopper().commands().stream()
                    .filter(command -> command.name().startsWith(name))
                    .toList();
            given.get(given.size() - 1).again().accept(visit.onecent());
        });
    }

    /** Lets time pass, during which nobody runs due work. */
    static SimulatedAction pass(Duration time) {
        return Actions.of("time passes", visit -> visit.pass(time));
    }

    /** Does several things in one step, between which no rule is checked. */
    static SimulatedAction together(SimulatedAction... actions) {
        return Actions.of("together", visit -> Stream.of(actions).forEach(action -> action.perform(visit)));
    }

    /** Connects the wallet: the shopper leaves for it, agrees there and comes back. */
    static SimulatedAction connect() {
        return Actions.of("connect the wallet", visit -> {
            LeaveConfirmation confirmation =
                    new LeaveConfirmation("leave-2026-11", Locale.UK, visit.now(), Channel.DESKTOP);
            ConnectResult left = visit.onecent()
                    .wallets()
                    .connect(visit.shopper().id(), WalletOperator.WALLET, confirmation, WalletOperator.RETURN);
            WalletVisit leaving = WalletVisit.of(((ConnectResult.Redirect) left).address());
            URI back = visit.wallet()
                    .orElseThrow()
                    .offered()
                    .agree(visit.atWallet().orElseThrow().shopper().id(), leaving);
            visit.say(visit.onecent()
                    .wallets()
                    .returned(
                            visit.shopper().id(),
                            WalletOperator.WALLET,
                            leaving.state(),
                            WalletVisit.parameters(back.getRawQuery())));
        });
    }

    /** Pays the latest checkout with the first card of the wallet. */
    static SimulatedAction payWithWallet() {
        return Actions.of("pay with the wallet", visit -> {
            WalletCard card = visit.onecent().wallets().of(visit.shopper().id()).stream()
                    .flatMap(wallet -> wallet.cards().stream())
                    .findFirst()
                    .orElseThrow();
            Actions.pay(visit, checkout(visit), new PaymentChoice.WithWalletCard(WalletOperator.WALLET, card.id()));
        });
    }

    private static CheckoutId checkout(ActionContext visit) {
        List<CheckoutId> all = visit.shopper().checkouts();
        return all.get(all.size() - 1);
    }

    private static SavedCard card(ActionContext visit) {
        return visit.onecent().cards().of(visit.shopper().id()).linkedCards().get(0);
    }
}
