package dev.onecent.vault;

import dev.onecent.store.AggregateStore;

/** The store of vaults, one a shopper. */
public interface CardVaultStore extends AggregateStore<CardVault> {}
