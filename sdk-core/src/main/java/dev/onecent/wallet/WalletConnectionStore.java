package dev.onecent.wallet;

import dev.onecent.store.AggregateStore;

/** Where connections with wallets are kept, one a shopper and wallet. */
public interface WalletConnectionStore extends AggregateStore<WalletConnection> {}
