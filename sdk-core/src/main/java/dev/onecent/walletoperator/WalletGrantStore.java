package dev.onecent.walletoperator;

import dev.onecent.store.AggregateStore;

/** Where a wallet keeps which shops its shoppers have connected. */
public interface WalletGrantStore extends AggregateStore<WalletGrant> {}
