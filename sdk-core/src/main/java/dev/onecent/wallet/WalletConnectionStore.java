package dev.onecent.wallet;

import dev.onecent.store.AggregateStore;

/** The store of connections with wallets, one a shopper and wallet. */
public interface WalletConnectionStore extends AggregateStore<WalletConnection> {}
