package dev.onecent;

import dev.onecent.address.AddressBookStore;
import dev.onecent.cart.CartStore;
import dev.onecent.checkout.CheckoutStore;
import dev.onecent.erasure.ErasureStore;
import dev.onecent.limit.AttemptCounterStore;
import dev.onecent.microauth.MicroAuthorizationStore;
import dev.onecent.payment.PaymentStore;
import dev.onecent.rotation.KeyRotationStore;
import dev.onecent.token.TokenExchangeStore;
import dev.onecent.vault.CardVaultStore;
import dev.onecent.wallet.WalletConnectionStore;
import dev.onecent.walletoperator.WalletGrantStore;

/** The stores of everything that is kept: one for each kind of aggregate. */
public interface Storage {
    CartStore carts();

    CheckoutStore checkouts();

    CardVaultStore vaults();

    MicroAuthorizationStore microAuthorizations();

    TokenExchangeStore tokenExchanges();

    PaymentStore payments();

    WalletConnectionStore walletConnections();

    WalletGrantStore walletGrants();

    AddressBookStore addresses();

    ErasureStore erasures();

    KeyRotationStore keyRotations();

    AttemptCounterStore attemptCounters();
}
