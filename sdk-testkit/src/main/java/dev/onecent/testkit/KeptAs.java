package dev.onecent.testkit;

/** The way in which a {@link TestShop} keeps cards: one of the three that a host may choose. */
public enum KeptAs {
    /** Typed numbers, sealed by a card safe. */
    SEALED_NUMBER,
    /** Tokens that the gateway's client-side fields made; typed numbers are not taken. */
    GATEWAY_TOKEN,
    /** Typed numbers, exchanged for tokens of the gateway's before anything is stored. */
    EXCHANGED_TOKEN
}
