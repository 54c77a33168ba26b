package dev.onecent.gateway;

/**
 * The party that starts a transaction with a stored card; the networks' stored-credential rules treat the two apart.
 */
public enum Initiator {
    /** The shopper, present at the checkout (CIT). */
    SHOPPER,
    /** The merchant, by an agreement with the shopper who is not there (MIT). */
    MERCHANT
}
