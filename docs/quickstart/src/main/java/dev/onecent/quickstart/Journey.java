package dev.onecent.quickstart;

import dev.onecent.OneCent;
import dev.onecent.card.CardForm;
import dev.onecent.card.MaskedCard;
import dev.onecent.cart.CartLine;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.Pay;
import dev.onecent.checkout.PayResult;
import dev.onecent.checkout.StartCheckoutResult;
import dev.onecent.gateway.BrowserData;
import dev.onecent.gateway.ClientContext;
import dev.onecent.gateway.GatewayNotice;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.Purpose;
import dev.onecent.method.PaymentMethodsBlock;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.store.CardId;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.ShopperId;
import dev.onecent.testkit.gateway.SimulatedGateway;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.Consent;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.SavedCard;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The steps D1 to D9, each through the public API alone. */
final class Journey {
    private final OneCent onecent;
    private final SimulatedGateway gateway;
    private final ShopFile shop;
    private final ShopperId shopper;
    private final Transcript tell;

    Journey(OneCent onecent, SimulatedGateway gateway, ShopFile shop, Transcript tell) {
        this.onecent = onecent;
        this.gateway = gateway;
        this.shop = shop;
        this.shopper = shop.owner();
        this.tell = tell;
    }

    void walk(CardForm form, MaskedCard card) {
        lookBack();
        addACard(form, card);
        payWithTheCardOnFile();
        payOnce();
    }

    private void lookBack() {
        onecent.runDue(shopper.tenant());
        List<SavedCard> known = onecent.cards().of(shopper).linkedCards();
        if (!known.isEmpty()) {
            tell.step(
                    "",
                    "From an earlier run this shopper has: "
                            + known.stream().map(SavedCard::masked).toList());
        }
    }

    private void addACard(CardForm form, MaskedCard card) {
        tell.title("A card is added at the checkout, and the shopper walks away");
        tell.step("D1", "The cart. It must hold an item before a card can be linked.");
        Checkout checkout = open();
        showMethods(checkout);
        tell.step("D6", "The form, with the shopper's own tick for keeping the card.");
        tell.form(card, true);
        show(linked(onecent.checkouts().addCard(shopper, checkout.id(), link(form))), card);
        leave(checkout);
    }

    private Checkout open() {
        for (CartLine line : shop.lines()) {
            onecent.carts().put(shopper, line.withTicked(false));
        }
        tell.cart(onecent.carts().of(shopper).lines());
        tell.step("D2", "The shopper ticks what to buy and presses Buy.");
        shop.lines().stream()
                .filter(CartLine::ticked)
                .forEach(line -> onecent.carts().tick(shopper, line.sku()));
        tell.cart(onecent.carts().of(shopper).lines());
        StartCheckoutResult started = onecent.checkouts().start(shopper, CheckoutId.of(fresh()), Channel.DESKTOP);
        if (started instanceof StartCheckoutResult.Started open) {
            tell.step("D3", "The checkout opens: " + open.checkout().total() + " to pay.");
            return open.checkout();
        }
        throw new IllegalStateException("no checkout: " + started);
    }

    private void showMethods(Checkout checkout) {
        PaymentMethodsBlock block =
                onecent.checkouts().findMethods(shopper, checkout.id()).orElseThrow();
        tell.block(block);
        if (block.folded()) {
            tell.step("D4", "A card is linked, so the block is folded to the chosen method.");
            tell.step("D5", "The card is preselected; Add card opens the form.");
        } else {
            tell.step("D7", "No card is linked yet: the block is open and shows the empty form at once.");
        }
    }

    /** An issuer that wants to see the shopper gets what it wants. */
    private LinkCardResult linked(LinkCardResult result) {
        if (!(result instanceof LinkCardResult.ChallengeRequired required)) {
            return result;
        }
        tell.say(
                "The issuer wants to see the shopper (3-D Secure): %s",
                required.challenge().action());
        tell.say("The shopper agrees, and the gateway sends its notice.");
        gateway.completeChallenge(required.reference(), true);
        onecent.accept(GatewayNotice.of(shopper.tenant(), required.reference()));
        return onecent.cards()
                .of(shopper)
                .find(required.card().id())
                .<LinkCardResult>map(LinkCardResult.Linked::new)
                .orElseGet(LinkCardResult.NotVerified::new);
    }

    private void show(LinkCardResult result, MaskedCard card) {
        if (result instanceof LinkCardResult.Linked linked) {
            tell.say("One cent is frozen on the card, given back, and only then the card is linked:");
            tell.ledger(gateway.ledger().of(referenceOf(linked.card())));
            tell.linked(card);
        } else if (result instanceof LinkCardResult.AlreadyLinked already) {
            tell.say(
                    "%s is on file already: nothing is frozen, nothing is kept twice.",
                    already.existing().masked());
        } else if (result instanceof LinkCardResult.Refused refused) {
            tell.say("The issuer refuses %s (%s): nothing is frozen, nothing is kept.", card, refused.reason());
        } else {
            tell.say("The card is not linked: %s", result);
        }
    }

    private MerchantReference referenceOf(SavedCard card) {
        MicroAuthorization cent =
                onecent.microAuthorizations().find(shopper, card.id(), 1).orElseThrow();
        return cent.reference();
    }

    private void leave(Checkout checkout) {
        tell.step("D8", "The shopper does not pay, goes back and takes the items out of the cart.");
        onecent.checkouts().abandon(shopper, checkout.id());
        checkout.lines().forEach(line -> onecent.carts().remove(shopper, line.sku()));
        long payments = paymentsOf(checkout);
        tell.say("Cards on file: %s. Payments of this checkout: %d.", cards(), payments);
        tell.say(
                "Set aside at the issuer now: %s.",
                gateway.ledger().frozen(checkout.total().currency()));
    }

    private void payWithTheCardOnFile() {
        List<SavedCard> cards = onecent.cards().of(shopper).linkedCards();
        if (cards.isEmpty()) {
            return;
        }
        tell.title("The next day: the card is there, and pays");
        tell.step("D1", "The cart.");
        Checkout checkout = open();
        showMethods(checkout);
        CardId chosen = onecent.cards()
                .of(shopper)
                .primaryAt(Instant.now())
                .orElse(cards.get(0))
                .id();
        tell.step("D8", "The shopper pays with the preselected card.");
        show(checkout, onecent.checkouts().pay(shopper, checkout.id(), Pay.with(command(), chosen)));
        tell.say(
                "Left in the cart: %s",
                onecent.carts().of(shopper).lines().stream()
                        .map(CartLine::title)
                        .toList());
    }

    private void payOnce() {
        tell.title("Another card, for one payment only");
        tell.step("D1", "The cart.");
        Checkout checkout = open();
        CardForm form = CardForm.of(TestCards.MASTERCARD, "12/29", "737", "Ann Shopper");
        tell.step("D9", "Save card is not ticked: the card pays once and is not kept.");
        show(checkout, onecent.checkouts().pay(shopper, checkout.id(), Pay.once(command(), form)));
        form.wipe();
        tell.say("Cards on file: %s.", cards());
    }

    private void show(Checkout checkout, PayResult result) {
        if (result instanceof PayResult.Paid paid) {
            Payment payment = onecent.payments().find(shopper, paid.payment()).orElseThrow();
            Money total = checkout.total();
            tell.say("Paid %s with %s:", total, payment.instrument().masked().orElseThrow());
            tell.ledger(gateway.ledger().of(payment.reference()));
        } else {
            tell.say("Not paid: %s", result);
        }
    }

    private long paymentsOf(Checkout checkout) {
        return onecent.payments().of(shopper, "", 1_000).stream()
                .filter(payment -> payment.id().checkout().equals(checkout.id()))
                .count();
    }

    private List<MaskedCard> cards() {
        return onecent.cards().of(shopper).linkedCards().stream()
                .map(SavedCard::masked)
                .toList();
    }

    private LinkCard link(CardForm form) {
        Consent consent =
                new Consent("save-card-2026-11", Locale.UK, Instant.now(), Channel.DESKTOP, Purpose.ONE_CLICK);
        return LinkCard.of(command(), form, consent).withClient(client());
    }

    private static ClientContext client() {
        return new ClientContext(
                URI.create("https://tea-house.example/return"),
                new BrowserData("203.0.113.7", "Quickstart/1.0", "text/html", "en-GB", 1920, 1080, 24, 0));
    }

    private static CommandId command() {
        return CommandId.of(fresh());
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }
}
