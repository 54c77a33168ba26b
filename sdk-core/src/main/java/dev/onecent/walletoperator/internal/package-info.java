/**
 * Answers shops for a wallet operator: {@link dev.onecent.walletoperator.internal.OfferedVault} is what a shop calls,
 * {@link dev.onecent.walletoperator.internal.WalletCharges} charges,
 * {@link dev.onecent.walletoperator.internal.StoredWalletGrants} keeps who may.
 */
@NullMarked
package dev.onecent.walletoperator.internal;

import org.jspecify.annotations.NullMarked;
