package dev.onecent.quickstart;

import dev.onecent.OneCent;
import dev.onecent.jdbc.JdbcStorage;
import dev.onecent.store.ShopperId;
import dev.onecent.testkit.gateway.SimulatedGateway;
import dev.onecent.tink.TinkCardSafe;
import jakarta.validation.ValidatorFactory;

/** The shop: an SDK with a database, keys and a gateway of its own, and a wallet whose cards it takes. */
final class Shop implements AutoCloseable {
    private final JdbcStorage storage;
    private final SimulatedGateway gateway = Demo.gateway();
    private final OneCent onecent;
    private final ShopFile file;
    private final Wallet wallet;

    Shop(DatabaseFiles files, ShopFile file, Wallet wallet, ValidatorFactory validation, Transcript tell) {
        this.file = file;
        this.wallet = wallet;
        TinkCardSafe safe = files.safe();
        storage = files.storage();
        onecent = Demo.sdk(storage, gateway, safe, validation, file.currency())
                .payee(file.shop())
                .wallet(wallet.line())
                .listener((key, event) -> tell.event(file.shop(), event.event()))
                .build();
    }

    OneCent onecent() {
        return onecent;
    }

    SimulatedGateway gateway() {
        return gateway;
    }

    ShopFile file() {
        return file;
    }

    Wallet wallet() {
        return wallet;
    }

    /** Runs due work at the wallet and then at the shop, which asks the wallet. */
    void runDue() {
        wallet.onecent().runDue(Wallet.TENANT);
        onecent.runDue(file.owner().tenant());
    }

    /** A second shopper, who is new in each run and is erased at its end. */
    ShopperId guest() {
        return ShopperId.of(file.shop(), file.shopper().equals("guest") ? "guest-2" : "guest");
    }

    @Override
    public void close() {
        storage.close();
    }
}
