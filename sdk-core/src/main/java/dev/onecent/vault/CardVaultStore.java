package dev.onecent.vault;

import dev.onecent.store.AggregateStore;

/** Where vaults are kept, one a shopper. */
public interface CardVaultStore extends AggregateStore<CardVault> {}
