package dev.onecent.method;

/** Whether an option can pay now, or why not (R6). */
public enum Usability {
    USABLE,
    /** Its expiry has passed (R24). */
    EXPIRED,
    /** Its frozen amount has not been given back yet; it will be offered once it is (R15). */
    BEING_VERIFIED,
    /** Its number cannot be opened any more, because the key is missing: the shopper enters the card again. */
    MUST_BE_ENTERED_AGAIN,
    /** The shop takes no cards of this brand. */
    BRAND_NOT_ACCEPTED,
    /** The shop does not take this method in the checkout's currency. */
    CURRENCY_NOT_ACCEPTED,
    /** The total is too small or too large for this method. */
    AMOUNT_NOT_ACCEPTED
}
