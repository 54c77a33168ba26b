package dev.onecent.quickstart;

import dev.onecent.OneCent;
import dev.onecent.jdbc.JdbcStorage;
import dev.onecent.payment.Payment;
import dev.onecent.store.PayeeId;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import dev.onecent.testkit.CutOffWallet;
import dev.onecent.testkit.gateway.SimulatedGateway;
import dev.onecent.tink.TinkCardSafe;
import dev.onecent.wallet.WalletId;
import dev.onecent.walletoperator.OneCentWallet;
import dev.onecent.walletoperator.WalletOffer;
import jakarta.validation.ValidatorFactory;
import java.net.URI;
import java.util.Currency;
import java.util.Optional;

/** A wallet's operator: an SDK with a database, keys and a gateway of its own, offered to the shop over a line. */
final class Wallet implements AutoCloseable {
    static final WalletId ID = WalletId.of("paywell");
    /** As shoppers read it. */
    static final String NAME = "PayWell";

    static final TenantId TENANT = TenantId.of("paywell");
    static final URI RETURN = URI.create("https://shop.example/wallet");

    private static final URI SITE = URI.create("https://paywell.example/connect");

    private final JdbcStorage storage;
    private final SimulatedGateway gateway = Demo.gateway();
    private final OneCent onecent;
    private final OneCentWallet site;
    private final CutOffWallet line;
    private final Currency currency;

    Wallet(DatabaseFiles files, ShopFile shop, ValidatorFactory validation, Transcript tell) {
        TinkCardSafe safe = files.safe();
        storage = files.storage();
        onecent = Demo.sdk(storage, gateway, safe, validation, shop.currency())
                .payee(TENANT.value())
                .listener((key, event) -> tell.event(TENANT.value(), event.event()))
                .build();
        site = onecent.offer(new WalletOffer(ID, TENANT, PayeeId.of(shop.shop()), SITE, RETURN));
        line = new CutOffWallet(site);
        currency = Currency.getInstance(shop.currency());
    }

    /** In which the hold is held. */
    Currency currency() {
        return currency;
    }

    OneCent onecent() {
        return onecent;
    }

    SimulatedGateway gateway() {
        return gateway;
    }

    /** Returns the wallet that the operator's pages call. */
    OneCentWallet site() {
        return site;
    }

    /** Returns the wallet that the shop registers: the site, behind a line that can be cut. */
    CutOffWallet line() {
        return line;
    }

    /** The shop's shopper, as the wallet knows the same person after its own sign-in. */
    ShopperId account(ShopperId shopper) {
        return new ShopperId(TENANT, shopper.shopper());
    }

    /** The last payment that went through the wallet, as the operator sees it. */
    Optional<Payment> last(ShopperId shopper) {
        return onecent.payments().history(account(shopper), Optional.empty(), 1).payments().stream()
                .findFirst();
    }

    @Override
    public void close() {
        storage.close();
    }
}
