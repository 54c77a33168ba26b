package dev.onecent.quickstart;

import dev.onecent.checkout.Checkout;
import dev.onecent.method.PaymentMethodsBlock;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentResult;
import dev.onecent.store.ShopperId;

/** An order paid through the wallet, and a part of it released: W8. */
final class WalletPurchase {
    private final Shop shop;
    private final ShopperId shopper;
    private final Transcript tell;

    WalletPurchase(Shop shop, ShopperId shopper, Transcript tell) {
        this.shop = shop;
        this.shopper = shopper;
        this.tell = tell;
    }

    void pay(Checkout checkout) {
        tell.step("W8", "In the shop, the wallet's primary card is preselected, and pays.");
        PaymentMethodsBlock block =
                shop.onecent().checkouts().findMethods(shopper, checkout.id()).orElseThrow();
        tell.chosen(block);
        int before = shop.gateway().calls().size();
        new PaySteps(shop, shopper, tell)
                .with(checkout, block.preselectedOption().orElseThrow())
                .ifPresent(payment -> {
                    tell.say(
                            "Calls at the shop's own gateway for it: %d.",
                            shop.gateway().calls().size() - before);
                    refund(payment);
                });
    }

    private void refund(Payment payment) {
        Money half = Money.of(payment.amount().currency(), (payment.amount().minorUnits() + 1) / 2);
        PaymentResult result = shop.onecent().payments().refund(shopper, payment.id(), Demo.command(), half);
        tell.say("Half of it is given back, through the wallet: %s.", PaySteps.name(result));
        tell.say("More than was paid is not: %s.", PaySteps.name(tooMuch(payment)));
        shop.wallet()
                .last(shopper)
                .ifPresent(there -> tell.ledger(shop.wallet().gateway().ledger().of(there.reference())));
    }

    private PaymentResult tooMuch(Payment payment) {
        return shop.onecent().payments().refund(shopper, payment.id(), Demo.command(), payment.amount());
    }
}
