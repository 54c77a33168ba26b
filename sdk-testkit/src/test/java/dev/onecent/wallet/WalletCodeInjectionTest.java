package dev.onecent.wallet;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.audit.Outcome;
import dev.onecent.store.ShopperId;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.TestWallet;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.walletoperator.WalletVisit;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RFC 9700, section 4.5: a code that leaked is of no use in another session, and goes on being of use in its own. */
class WalletCodeInjectionTest {
    private static final ShopperId EVE = ShopperId.of("toys", "eve");

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final TestWallet wallet = TestWallet.beside(shop, Validation.FACTORY);
    private final OneCent onecent = shop.open(
            new InMemoryStorage(), new EphemeralCardSafe(), shop.gateway(), any -> any.wallet(wallet.provider()));

    @BeforeEach
    void annHasACardThere() {
        wallet.link("link", TestCards.VISA);
    }

    @Test
    void aLeakedCodeConnectsNobodyElse() {
        Map<String, String> leaked = returned(annAgrees());

        ConnectResult stolen = finish(leaked);

        assertThat(stolen).isInstanceOf(ConnectResult.UnknownReturn.class);
        assertThat(onecent.wallets().of(EVE)).isEmpty();
        assertThat(wallet.onecent()
                        .walletGrants()
                        .of(TestWallet.ANN_THERE, "", 10)
                        .items())
                .noneMatch(grant -> grant.isActive());
    }

    @Test
    void whoseCodeItIsConnectsAllTheSame() {
        URI back = annAgrees();
        finish(returned(back));

        assertThat(wallet.comeBack(onecent, ANN, back)).isInstanceOf(ConnectResult.Connected.class);
        assertThat(onecent.wallets().of(ANN)).hasSize(1);
    }

    @Test
    void theAttemptIsRecordedInTheShopAndInTheWallet() {
        finish(returned(annAgrees()));

        assertThat(shop.audit()).last().matches(record -> record.outcome() == Outcome.DENIED);
        assertThat(wallet.audit()).last().matches(record -> record.outcome() == Outcome.DENIED);
    }

    /** Eve leaves for the wallet herself, and comes back with her own state and Ann's code. */
    private ConnectResult finish(Map<String, String> leaked) {
        ConnectResult.Redirect left = (ConnectResult.Redirect) wallet.leave(onecent, EVE);
        String state = WalletVisit.of(left.address()).state();
        Map<String, String> forged = new HashMap<>(leaked);
        forged.put("state", state);
        return onecent.wallets().returned(EVE, TestWallet.PAYWELL, state, forged);
    }

    private URI annAgrees() {
        ConnectResult.Redirect left = (ConnectResult.Redirect) wallet.leave(onecent, ANN);
        return wallet.site().agree(TestWallet.ANN_THERE, WalletVisit.of(left.address()));
    }

    private static Map<String, String> returned(URI back) {
        return WalletVisit.parameters(back.getRawQuery());
    }
}
