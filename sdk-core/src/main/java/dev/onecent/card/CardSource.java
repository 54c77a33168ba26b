package dev.onecent.card;

/** Where card data comes from: the shopper's typing, or a token that the gateway's own client-side fields made. */
public sealed interface CardSource permits CardForm, CardToken {}
