package dev.onecent.gateway;

/** For what a card is kept, or charged; the shopper consents to one (R8), and the networks require it. */
public enum Purpose {
    /** Paying later orders faster, each started by the shopper. */
    ONE_CLICK,
    /** Charges by the merchant without a fixed rhythm, for example a top-up. */
    UNSCHEDULED,
    /** A subscription. */
    RECURRING,
    /** Agreed payments in parts for one purchase. */
    INSTALLMENT
}
