package dev.onecent.testkit.contract;

import dev.onecent.store.PayeeId;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.TestWallet;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.wallet.WalletProvider;
import dev.onecent.walletoperator.WalletVisit;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** The vault that one OneCent offers to another holds what wallets must (WALLET-1 to WALLET-6). */
class OneCentWalletContractTest extends WalletContract {
    private final TestWallet wallet = TestWallet.beside(TestShop.with(Validation.FACTORY), Validation.FACTORY);

    @BeforeEach
    void linkTwoCards() {
        wallet.link("link-1", TestCards.VISA);
        wallet.link("link-2", TestCards.MASTERCARD);
    }

    TestWallet operator() {
        return wallet;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.OWNER_ENDS);
    }

    @Override
    protected WalletProvider wallet() {
        return wallet.site();
    }

    @Override
    protected URI returnAddress() {
        return URI.create("https://toys.example/wallet");
    }

    @Override
    protected PayeeId payee() {
        return PayeeId.of("toys");
    }

    @Override
    protected Map<String, String> agreed(URI address) {
        return returned(wallet.site().agree(TestWallet.ANN_THERE, WalletVisit.of(address)));
    }

    @Override
    protected Map<String, String> declined(URI address) {
        return returned(wallet.site().decline(WalletVisit.of(address)));
    }

    @Override
    protected void endByOwner() {
        wallet.onecent()
                .walletGrants()
                .of(TestWallet.ANN_THERE, "", 100)
                .items()
                .forEach(grant -> wallet.onecent().walletGrants().end(grant.owner(), grant.id()));
    }

    private static Map<String, String> returned(URI back) {
        return WalletVisit.parameters(back.getRawQuery());
    }
}
