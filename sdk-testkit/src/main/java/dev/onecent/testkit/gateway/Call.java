package dev.onecent.testkit.gateway;

/** The calls of a gateway, to say to which of them it is to react in its own way. */
public enum Call {
    AUTHORIZE,
    CAPTURE,
    RELEASE,
    REFUND,
    FIND,
    FIND_REFUND,
    /** Of {@link dev.onecent.gateway.CardTokens}. */
    EXCHANGE,
    /** Of {@link dev.onecent.gateway.CardTokens}. */
    FIND_TOKEN,
    /** Of {@link dev.onecent.gateway.CardTokens}. */
    DETACH
}
