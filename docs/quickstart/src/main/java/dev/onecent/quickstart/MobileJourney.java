package dev.onecent.quickstart;

import dev.onecent.OneCent;
import dev.onecent.address.AddressForm;
import dev.onecent.address.SavedAddress;
import dev.onecent.card.CardForm;
import dev.onecent.card.CardNumber;
import dev.onecent.cart.CartLine;
import dev.onecent.checkout.AddressChoice;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.ReviewResult;
import dev.onecent.method.PaymentMethodsBlock;
import dev.onecent.method.PaymentOption;
import dev.onecent.store.Channel;
import dev.onecent.store.ShopperId;
import dev.onecent.testkit.gateway.TestCards;
import java.util.Optional;

/** A shopper reviews an order on a phone, adds a card and pays or declines (steps M1 to M6). */
final class MobileJourney {
    private static final AddressForm WRONG =
            AddressForm.of("", "", "London", "XX").withPhone("call me");
    private static final AddressForm RIGHT = AddressForm.of("Ann Shopper", "1 High Street", "London", "GB")
            .withPostalCode("SW1A 1AA")
            .withPhone("+44 20 7946 0000");

    private final Shop shop;
    private final OneCent onecent;
    private final ShopperId shopper;
    private final Transcript tell;
    private final CartSteps carts;

    MobileJourney(Shop shop, ShopperId shopper, Transcript tell) {
        this.shop = shop;
        this.onecent = shop.onecent();
        this.shopper = shopper;
        this.tell = tell;
        carts = new CartSteps(shop, shopper, tell);
    }

    void walk() {
        tell.title("Phone: a card is added, and the shopper breaks off");
        Checkout first = carts.onAPhone();
        review(first);
        showMethods(first);
        addACard(first);
        breakOff(first);
        tell.title("Phone: the card stayed, and the shopper buys");
        Checkout second = carts.onAPhone();
        review(second);
        buy(second, showMethods(second));
    }

    private void review(Checkout checkout) {
        tell.step("M3", "The review: what is bought, and where to.");
        checkout.lines().forEach(line -> tell.say("%d x %s", line.quantity(), line.title()));
        tell.say("Total %s. Before the second Pay, methods shown: %s.", checkout.total(), shown(checkout));
        Optional<SavedAddress> known =
                onecent.addresses().of(shopper).addresses().stream().findFirst();
        if (known.isEmpty()) {
            tell.say("An address with mistakes, all of them told at once:");
            deliverTo(checkout, AddressChoice.once(WRONG));
        }
        deliverTo(
                checkout,
                known.map(saved -> AddressChoice.saved(saved.id())).orElseGet(() -> AddressChoice.kept(RIGHT)));
        tell.say("Pay again: %s.", PaySteps.name(onecent.checkouts().confirm(shopper, checkout.id())));
    }

    private void deliverTo(Checkout checkout, AddressChoice choice) {
        ReviewResult result = onecent.checkouts().deliverTo(shopper, checkout.id(), choice);
        if (result instanceof ReviewResult.Invalid invalid) {
            invalid.violations().forEach(wrong -> tell.say("   %-10s %s", wrong.field(), wrong.text()));
        } else if (result instanceof ReviewResult.UnderReview review) {
            review.checkout()
                    .address()
                    .ifPresent(to -> tell.say(
                            "To %s, %s, %s.", to.recipient(), to.lines().get(0), to.city()));
        } else {
            tell.say("%s.", PaySteps.name(result));
        }
    }

    private int shown(Checkout checkout) {
        return onecent.checkouts()
                .findMethods(shopper, checkout.id())
                .map(block -> block.options().size())
                .orElse(0);
    }

    private PaymentMethodsBlock showMethods(Checkout checkout) {
        PaymentMethodsBlock block =
                onecent.checkouts().findMethods(shopper, checkout.id()).orElseThrow();
        tell.step("M4", "Linked cards come first, then the item for a new one.");
        tell.block(block);
        return block;
    }

    private void addACard(Checkout checkout) {
        tell.step("M5", "The form, the switch, Done.");
        CardForm form = Demo.form(TestCards.VISA_STRIPE);
        var card = CardNumber.parse(TestCards.VISA_STRIPE).masked();
        tell.form(card, "Done");
        new LinkSteps(onecent, shop.gateway(), shopper, tell)
                .show(onecent.checkouts().addCard(shopper, checkout.id(), Demo.link(form, Channel.MOBILE)), card);
        form.wipe();
    }

    private void breakOff(Checkout checkout) {
        tell.step("M6", "The shopper declines: the item goes out of the cart, the checkout is broken off.");
        PaymentOption card = onecent.checkouts()
                .findMethods(shopper, checkout.id())
                .flatMap(PaymentMethodsBlock::preselectedOption)
                .orElseThrow();
        carts.empty(checkout);
        new PaySteps(shop, shopper, tell).with(checkout, card);
        tell.say("The checkout: %s.", PaySteps.name(onecent.checkouts().abandon(shopper, checkout.id())));
        tell.say(
                "The card stays: %s.",
                onecent.cards().of(shopper).linkedCards().stream()
                        .map(saved -> saved.masked())
                        .toList());
    }

    private void buy(Checkout checkout, PaymentMethodsBlock block) {
        tell.step("M6", "The shopper buys.");
        new PaySteps(shop, shopper, tell)
                .with(checkout, block.preselectedOption().orElseThrow());
        tell.say("Bought: %s", checkout.lines().stream().map(CartLine::title).toList());
    }
}
