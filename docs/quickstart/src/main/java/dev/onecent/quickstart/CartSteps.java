package dev.onecent.quickstart;

import dev.onecent.OneCent;
import dev.onecent.cart.CartLine;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.StartCheckoutResult;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.ShopperId;
import dev.onecent.text.TextKeys;
import java.util.List;
import java.util.Locale;

/** From the cart to an open checkout: D1 to D3, M1 and M2. */
final class CartSteps {
    private final OneCent onecent;
    private final ShopFile file;
    private final ShopperId shopper;
    private final Transcript tell;

    CartSteps(Shop shop, ShopperId shopper, Transcript tell) {
        this.onecent = shop.onecent();
        this.file = shop.file();
        this.shopper = shopper;
        this.tell = tell;
    }

    Checkout onADesktop() {
        cart("D1", Channel.DESKTOP);
        tick("D2", TextKeys.BUTTON_BUY, Channel.DESKTOP);
        Checkout open = started(Channel.DESKTOP);
        tell.step("D3", "The checkout opens: " + open.total() + " to pay.");
        return open;
    }

    Checkout onAPhone() {
        cart("M1", Channel.MOBILE);
        tick("M2", TextKeys.BUTTON_PAY, Channel.MOBILE);
        return started(Channel.MOBILE);
    }

    /** Without telling how. */
    Checkout quietly() {
        file.lines().forEach(line -> onecent.carts().put(shopper, line));
        return started(Channel.DESKTOP);
    }

    void empty(Checkout checkout) {
        checkout.lines().forEach(line -> onecent.carts().remove(shopper, line.sku()));
    }

    List<String> titles() {
        return onecent.carts().of(shopper).lines().stream().map(CartLine::title).toList();
    }

    private void cart(String step, Channel channel) {
        tell.step(step, "The cart. It must hold an item before a card can be linked.");
        if (start(channel) instanceof StartCheckoutResult.CartEmpty) {
            tell.say("\"%s\"", text(TextKeys.CART_EMPTY));
        }
        file.lines().forEach(line -> onecent.carts().put(shopper, line.withTicked(false)));
        tell.cart(onecent.carts().of(shopper).lines());
    }

    private void tick(String step, String button, Channel channel) {
        tell.step(step, "The shopper ticks what to buy and presses " + text(button) + ".");
        if (start(channel) instanceof StartCheckoutResult.NothingTicked) {
            tell.say("With nothing ticked: \"%s\"", text(TextKeys.CART_NOTHING_TICKED));
        }
        file.lines().stream()
                .filter(CartLine::ticked)
                .forEach(line -> onecent.carts().tick(shopper, line.sku()));
        tell.cart(onecent.carts().of(shopper).lines());
    }

    /** @throws InputException if an earlier run left something that lets none open */
    private Checkout started(Channel channel) {
        StartCheckoutResult result = start(channel);
        if (result instanceof StartCheckoutResult.Started open) {
            return open.checkout();
        }
        throw new InputException(
                result instanceof StartCheckoutResult.PaymentInProgress
                        ? "a payment of another run is not settled yet; wait two minutes, or " + DataFolder.OTHER
                        : "no checkout opens (" + PaySteps.name(result) + "); " + DataFolder.OTHER);
    }

    private StartCheckoutResult start(Channel channel) {
        return onecent.checkouts().start(shopper, CheckoutId.of(Demo.fresh()), channel);
    }

    private String text(String key) {
        return onecent.languages().in(Locale.UK).text(key);
    }
}
