package dev.onecent.quickstart;

import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.Pay;
import dev.onecent.checkout.PayResult;
import dev.onecent.gateway.GatewayNotice;
import dev.onecent.method.PaymentOption;
import dev.onecent.method.PaymentOption.SavedCardOption;
import dev.onecent.method.PaymentOption.WalletCardOption;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentInstrument;
import dev.onecent.store.ShopperId;
import java.util.Optional;

/** The shopper pays, and what the ledgers say of it. */
final class PaySteps {
    private final Shop shop;
    private final ShopperId shopper;
    private final Transcript tell;

    PaySteps(Shop shop, ShopperId shopper, Transcript tell) {
        this.shop = shop;
        this.shopper = shopper;
        this.tell = tell;
    }

    /** With an option of the block; empty if nothing was paid. */
    Optional<Payment> with(Checkout checkout, PaymentOption option) {
        if (option instanceof SavedCardOption card) {
            return by(checkout, Pay.with(Demo.command(), card.card()));
        }
        if (option instanceof WalletCardOption card) {
            return by(checkout, Pay.withWallet(Demo.command(), card.wallet(), card.card()));
        }
        tell.say("No card can pay here: %s.", option.label());
        return Optional.empty();
    }

    Optional<Payment> by(Checkout checkout, Pay command) {
        PayResult result = challenged(checkout, command.withClient(Demo.client()));
        if (!(result instanceof PayResult.Paid paid)) {
            tell.say("Not paid: %s.", name(result));
            return Optional.empty();
        }
        Payment payment =
                shop.onecent().payments().find(shopper, paid.payment()).orElseThrow();
        show(payment);
        return Optional.of(payment);
    }

    static String name(Object answer) {
        return answer.getClass().getSimpleName();
    }

    private void show(Payment payment) {
        tell.say(
                "Paid %s with %s:",
                payment.amount(), payment.instrument().masked().orElseThrow());
        if (payment.instrument() instanceof PaymentInstrument.WalletCard) {
            shop.wallet().last(shopper).ifPresent(there -> {
                tell.say("in %s's ledger, for %s:", Wallet.NAME, there.payee());
                tell.ledger(shop.wallet().gateway().ledger().of(there.reference()));
            });
        } else {
            tell.ledger(shop.gateway().ledger().of(payment.reference()));
        }
    }

    private PayResult challenged(Checkout checkout, Pay command) {
        PayResult result = shop.onecent().checkouts().pay(shopper, checkout.id(), command);
        if (!(result instanceof PayResult.ChallengeRequired required)) {
            return result;
        }
        tell.say("The issuer wants to see the shopper, who agrees.");
        shop.gateway().completeChallenge(required.reference(), true);
        shop.onecent().accept(GatewayNotice.of(shopper.tenant(), required.reference()));
        shop.onecent().runDue(shopper.tenant());
        return shop.onecent().checkouts().pay(shopper, checkout.id(), command);
    }
}
