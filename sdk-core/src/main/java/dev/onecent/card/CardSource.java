package dev.onecent.card;

/**
 * Card data from one of two sources: the shopper's typing, or a token that the gateway's own client-side fields made.
 */
public sealed interface CardSource permits CardForm, CardToken {}
