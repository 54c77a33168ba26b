package dev.onecent.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.OneCentBuilder;
import dev.onecent.checkout.Pay;
import dev.onecent.checkout.PayResult;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.method.PaymentMethodsBlock;
import dev.onecent.method.PaymentOption;
import dev.onecent.method.PaymentOption.WalletCardOption;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.PayeeId;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.gateway.SimulatedGateway;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.wallet.ConnectResult;
import dev.onecent.wallet.LeaveConfirmation;
import dev.onecent.wallet.WalletConnection;
import dev.onecent.wallet.WalletId;
import dev.onecent.walletoperator.OneCentWallet;
import dev.onecent.walletoperator.WalletGrant;
import dev.onecent.walletoperator.WalletOffer;
import dev.onecent.walletoperator.WalletVisit;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The guide's samples of a wallet: the operator's side and the shop's. */
class GuideWalletTest {
    private static final ShopperId SHOPPER = TestShop.ANN;
    private static final ShopperId THERE = ShopperId.of("paywell", "ann-at-paywell");
    private static final CheckoutId CHECKOUT = CheckoutId.of("checkout-1");
    private static final WalletId PAYWELL = WalletId.of("paywell");
    private static final URI SITE = URI.create("https://paywell.example/connect");
    private static final URI RETURN = URI.create("https://toys.example/wallet");

    private final TestShop shop = TestShop.with(Quickstart.validation());
    private final PaymentGateway walletsGateway = SimulatedGateway.of(shop.clock());
    private final OneCent operator = wired("paywell", walletsGateway).build();
    private final OneCentWallet paywell = offer();
    private final OneCent onecent = registered(wired("toys", shop.gateway()));
    private final List<String> page = new ArrayList<>();

    @Test
    void theShopperConnectsPaysAndDisconnects() {
        operator.cards().link(THERE, shop.link("there-1", TestCards.VISA));
        URI site = leave();
        assertThat(page).containsExactly("You're leaving this shop for the site of the payment system PayWell.");

        assertThat(comeBack(agree(site))).isInstanceOf(ConnectResult.Connected.class);
        assertThat(grants())
                .singleElement()
                .satisfies(grant -> assertThat(grant.isActive()).isTrue());
        shop.startCheckout(onecent, CHECKOUT.value());
        assertThat(pay(chosen())).isInstanceOf(PayResult.Paid.class);
        assertThat(disconnect()).isTrue();
        assertThat(onecent.wallets().find(SHOPPER, PAYWELL).flatMap(WalletConnection::connected))
                .isEmpty();
    }

    @Test
    void theShopperEndsItAtTheWallet() {
        comeBack(agree(leave()));

        endThere();

        assertThat(grants()).noneMatch(WalletGrant::isActive);
    }

    private OneCentWallet offer() {
        // guide
        OneCentWallet offered =
                operator.offer(new WalletOffer(PAYWELL, TenantId.of("paywell"), PayeeId.of("toys"), SITE, RETURN));
        // end
        return offered;
    }

    private OneCent registered(OneCentBuilder builder) {
        // guide
        OneCent withWallet = builder.wallet(paywell).build();
        // end
        return withWallet;
    }

    private URI leave() {
        // guide
        page.add(onecent.languages().in(Locale.UK).leaveNotice("PayWell"));
        // the shopper presses Continue
        LeaveConfirmation confirmed =
                new LeaveConfirmation("leave-2026-11", Locale.UK, shop.clock().instant(), Channel.DESKTOP);
        ConnectResult left = onecent.wallets().connect(SHOPPER, PAYWELL, confirmed, RETURN);
        // end
        return ((ConnectResult.Redirect) left).address();
    }

    private URI agree(URI request) {
        // guide
        WalletVisit visit = WalletVisit.of(request);
        URI back = paywell.agree(THERE, visit);
        // end
        return back;
    }

    private ConnectResult comeBack(URI back) {
        // guide
        Map<String, String> returned = WalletVisit.parameters(back.getRawQuery());
        ConnectResult result =
                onecent.wallets().returned(SHOPPER, PAYWELL, returned.getOrDefault("state", ""), returned);
        // end
        return result;
    }

    private PaymentOption chosen() {
        // guide
        PaymentMethodsBlock block =
                onecent.checkouts().findMethods(SHOPPER, CHECKOUT).orElseThrow();
        PaymentOption chosen = block.preselectedOption().orElseThrow();
        page.addAll(block.notices());
        // end
        assertThat(block.notices()).isEmpty();
        return chosen;
    }

    private PayResult pay(PaymentOption chosen) {
        // guide
        if (chosen instanceof WalletCardOption card) {
            Pay command = Pay.withWallet(CommandId.of("pay-1"), card.wallet(), card.card());
            return onecent.checkouts().pay(SHOPPER, CHECKOUT, command);
        }
        // end
        throw new AssertionError("the wallet's primary card is preselected");
    }

    private boolean disconnect() {
        // guide
        boolean wasConnected = onecent.wallets().disconnect(SHOPPER, PAYWELL);
        // end
        return wasConnected;
    }

    private void endThere() {
        // guide
        for (WalletGrant grant : operator.walletGrants().of(THERE, "", 10).items()) {
            operator.walletGrants().end(THERE, grant.id());
        }
        // end
    }

    private List<WalletGrant> grants() {
        return operator.walletGrants().of(THERE, "", 10).items();
    }

    private OneCentBuilder wired(String payee, PaymentGateway gateway) {
        return OneCent.builder()
                .storage(new InMemoryStorage())
                .gateway(gateway)
                .cardSafe(new EphemeralCardSafe())
                .validation(Quickstart.validation())
                .payee(payee)
                .currency("EUR")
                .clock(shop.clock())
                .listener((key, event) -> {});
    }
}
