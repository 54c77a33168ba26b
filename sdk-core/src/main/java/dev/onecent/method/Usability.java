package dev.onecent.method;

/** The answer whether an option can pay now, or why not (R6). */
public enum Usability {
    USABLE,
    /** The expiry has passed (R24). */
    EXPIRED,
    /** The hold that verifies the card is not released yet; the card is offered once it is (R15). */
    BEING_VERIFIED,
    /** The number cannot be opened any more, because the key is missing: the shopper enters the card again. */
    MUST_BE_ENTERED_AGAIN,
    /** The shop takes no cards of this brand. */
    BRAND_NOT_ACCEPTED,
    /** The shop does not take this method in the checkout's currency. */
    CURRENCY_NOT_ACCEPTED,
    /** The total is too small or too large for this method. */
    AMOUNT_NOT_ACCEPTED
}
