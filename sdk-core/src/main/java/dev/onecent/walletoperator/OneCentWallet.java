package dev.onecent.walletoperator;

import dev.onecent.store.ShopperId;
import dev.onecent.wallet.WalletProvider;
import java.net.URI;

/**
 * Offers the vault of one OneCent, the wallet's, to one shop as a {@link WalletProvider}: what {@code OneCent.offer} makes. The
 * operator's site calls {@link #agree} or {@link #decline} once the shopper has signed in there; everything else is the shop's.
 * Safe for use by many threads.
 */
public interface OneCentWallet extends WalletProvider {
    /**
     * The shopper, signed in at the wallet, agrees that the shop may show and charge the cards (W2).
     *
     * @return where to send the browser: back to the shop, with a code that works once, for ten minutes, and only in the session in
     *     which the shopper left the shop
     * @throws IllegalArgumentException if the visit wants back to an address that is not the shop's
     */
    URI agree(ShopperId shopper, WalletVisit visit);

    /** The shopper does not agree. */
    URI decline(WalletVisit visit);
}
