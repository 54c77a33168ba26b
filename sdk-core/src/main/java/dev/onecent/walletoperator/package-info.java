/**
 * The side of a wallet operator: a OneCent whose vault is offered to shops as a wallet. An operator calls
 * {@code OneCent.offer} and gets a {@link dev.onecent.walletoperator.OneCentWallet} for each shop;
 * {@link dev.onecent.walletoperator.WalletGrants} are the shops that a shopper has connected. Package {@code wallet} is the side of the
 * shop.
 */
@NullMarked
package dev.onecent.walletoperator;

import org.jspecify.annotations.NullMarked;
