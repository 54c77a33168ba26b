package dev.onecent.testkit.gateway;

/** The calls of a gateway, to say to which of them it is to react in its own way. */
public enum Call {
    AUTHORIZE,
    CAPTURE,
    RELEASE,
    REFUND,
    FIND
}
