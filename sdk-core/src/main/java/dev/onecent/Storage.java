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
    /** Returns the store of carts. */
    CartStore carts();

    /** Returns the store of checkouts. */
    CheckoutStore checkouts();

    /** Returns the store of shoppers' cards. */
    CardVaultStore vaults();

    /** Returns the store of micro-authorizations. */
    MicroAuthorizationStore microAuthorizations();

    /** Returns the store of exchanges of numbers for tokens. */
    TokenExchangeStore tokenExchanges();

    /** Returns the store of payments. */
    PaymentStore payments();

    /** Returns the store of connections with wallets. */
    WalletConnectionStore walletConnections();

    /** Returns the store of a wallet operator's grants. */
    WalletGrantStore walletGrants();

    /** Returns the store of address books. */
    AddressBookStore addresses();

    /** Returns the store of erasures. */
    ErasureStore erasures();

    /** Returns the store of key rotations. */
    KeyRotationStore keyRotations();

    /** Returns the store of attempt counters. */
    AttemptCounterStore attemptCounters();
}
