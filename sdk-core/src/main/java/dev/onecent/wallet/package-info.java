/**
 * A wallet is a payment system outside the shop that keeps cards of its own: the {@link dev.onecent.wallet.WalletProvider} SPI
 * through which a shop reads and charges them, and {@link dev.onecent.wallet.WalletConnection}, how a shopper's account here and
 * there become connected (W1, W2). {@link dev.onecent.wallet.Wallets} is the shell; the block of payment methods asks it for the
 * cards (W7).
 */
@NullMarked
package dev.onecent.wallet;

import org.jspecify.annotations.NullMarked;
