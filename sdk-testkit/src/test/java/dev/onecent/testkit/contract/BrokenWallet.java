package dev.onecent.testkit.contract;

import dev.onecent.gateway.OperationAnswer;
import dev.onecent.store.PayeeId;
import dev.onecent.wallet.ConnectionAnswer;
import dev.onecent.wallet.ConnectionRequest;
import dev.onecent.wallet.ConnectionVerifier;
import dev.onecent.wallet.WalletAccount;
import dev.onecent.wallet.WalletCardsAnswer;
import dev.onecent.wallet.WalletId;
import dev.onecent.wallet.WalletProvider;
import java.net.URI;
import java.util.Map;

/** A wallet that passes everything on; a mistake overrides what it breaks. */
class BrokenWallet extends BrokenGateway implements WalletProvider {
    private final WalletProvider wallet;

    BrokenWallet(WalletProvider wallet) {
        super(wallet);
        this.wallet = wallet;
    }

    @Override
    public WalletId id() {
        return wallet.id();
    }

    @Override
    public PayeeId payee() {
        return wallet.payee();
    }

    @Override
    public URI connectionAddress(ConnectionRequest request) {
        return wallet.connectionAddress(request);
    }

    @Override
    public ConnectionAnswer connect(Map<String, String> returned, ConnectionVerifier verifier) {
        return wallet.connect(returned, verifier);
    }

    @Override
    public OperationAnswer disconnect(WalletAccount account) {
        return wallet.disconnect(account);
    }

    @Override
    public WalletCardsAnswer cards(WalletAccount account) {
        return wallet.cards(account);
    }
}
