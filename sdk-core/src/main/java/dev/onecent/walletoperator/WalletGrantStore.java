package dev.onecent.walletoperator;

import dev.onecent.store.AggregateStore;

/** The store of grants: which shops a wallet's shoppers have connected. */
public interface WalletGrantStore extends AggregateStore<WalletGrant> {}
