package dev.onecent.gateway;

/** The reason of an issuer's or gateway's refusal, as far as a shopper can act on it. */
public enum DeclineReason {
    INSUFFICIENT_FUNDS,
    EXPIRED_CARD,
    INCORRECT_NUMBER,
    INCORRECT_SECURITY_CODE,
    AUTHENTICATION_FAILED,
    /** A limit of the card: of its issuer, or of whom it belongs to. */
    LIMIT_EXCEEDED,
    /** A limit of attempts, not the issuer's: the same card may do in a while. A wallet says so whose own limit is reached (R21). */
    TOO_MANY_ATTEMPTS,
    NOT_SUPPORTED,
    /** Cards of this kind are not verified with this amount; another one may do (R14). */
    AMOUNT_NOT_SUPPORTED,
    LOST_OR_STOLEN,
    SUSPECTED_FRAUD,
    /** The issuer gave no reason that helps (ISO 8583 response 05 and the like). */
    DO_NOT_HONOR
}
