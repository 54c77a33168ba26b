package dev.onecent.quickstart;

import dev.onecent.OneCent;
import dev.onecent.card.CardForm;
import dev.onecent.card.MaskedCard;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.Pay;
import dev.onecent.method.PaymentMethodsBlock;
import dev.onecent.store.Channel;
import dev.onecent.store.ShopperId;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.SavedCard;
import java.util.List;

/** The steps D1 to D9, each through the public API alone. */
final class DesktopJourney {
    private static final int MOST = 1_000;

    private final Shop shop;
    private final OneCent onecent;
    private final ShopperId shopper;
    private final Transcript tell;
    private final CartSteps carts;
    private final PaySteps pays;

    DesktopJourney(Shop shop, ShopperId shopper, Transcript tell) {
        this.shop = shop;
        this.onecent = shop.onecent();
        this.shopper = shopper;
        this.tell = tell;
        carts = new CartSteps(shop, shopper, tell);
        pays = new PaySteps(shop, shopper, tell);
    }

    void lookBack() {
        shop.runDue();
        if (!cards().isEmpty()) {
            tell.say("From an earlier run this shopper has: %s", cards());
        }
    }

    void addACard(CardForm form, MaskedCard card) {
        tell.title("Desktop: a card is added at the checkout, and " + shopper.shopper() + " walks away");
        Checkout checkout = carts.onADesktop();
        showMethods(checkout);
        tell.step("D6", "The form, with the shopper's own tick for keeping the card.");
        tell.form(card, "Confirm");
        LinkCard link = Demo.link(form, Channel.DESKTOP);
        new LinkSteps(onecent, shop.gateway(), shopper, tell)
                .show(onecent.checkouts().addCard(shopper, checkout.id(), link), card);
        leave(checkout);
    }

    void payWithTheCardOnFile() {
        if (onecent.cards().of(shopper).linkedCards().isEmpty()) {
            return;
        }
        tell.title("Desktop: the next day the card is there, and pays");
        Checkout checkout = carts.onADesktop();
        PaymentMethodsBlock block = showMethods(checkout);
        tell.step("D8", "The shopper pays with the preselected card.");
        pays.with(checkout, block.preselectedOption().orElseThrow());
        tell.say("Left in the cart: %s", carts.titles());
    }

    void payOnce() {
        tell.title("Desktop: another card, for one payment only");
        Checkout checkout = carts.onADesktop();
        showMethods(checkout);
        CardForm form = Demo.form(TestCards.MASTERCARD);
        tell.step("D9", "Save card is not ticked: the card pays once and is not kept.");
        pays.by(checkout, Pay.once(Demo.command(), form));
        form.wipe();
        tell.say("Cards on file: %s.", cards());
    }

    private PaymentMethodsBlock showMethods(Checkout checkout) {
        PaymentMethodsBlock block =
                onecent.checkouts().findMethods(shopper, checkout.id()).orElseThrow();
        tell.block(block);
        if (block.folded()) {
            tell.step("D4", "A card is linked, so the block is folded to the chosen method.");
            tell.chosen(block);
            tell.step("D5", "A card is preselected; the last item opens the form.");
            tell.last(block);
        } else {
            tell.step("D7", "No card is linked: the block is open and shows the empty form at once.");
            tell.chosen(block);
        }
        return block;
    }

    private void leave(Checkout checkout) {
        tell.step("D8", "The shopper does not pay, goes back and takes the items out of the cart.");
        tell.say("The checkout: %s.", PaySteps.name(onecent.checkouts().abandon(shopper, checkout.id())));
        carts.empty(checkout);
        tell.say("Cards on file: %s. Payments of this checkout: %d.", cards(), paymentsOf(checkout));
        tell.say(
                "Set aside at the issuer now: %s.",
                shop.gateway().ledger().held(checkout.total().currency()));
    }

    private long paymentsOf(Checkout checkout) {
        return onecent.payments().of(shopper, "", MOST).items().stream()
                .filter(payment -> payment.id().checkout().equals(checkout.id()))
                .count();
    }

    private List<MaskedCard> cards() {
        return onecent.cards().of(shopper).linkedCards().stream()
                .map(SavedCard::masked)
                .toList();
    }
}
