package dev.onecent.token;

import dev.onecent.store.AggregateStore;

/**
 * The store of exchanges, one for each card that was typed; what it deletes it should forget, as a token stands in it.
 */
public interface TokenExchangeStore extends AggregateStore<TokenExchange> {}
