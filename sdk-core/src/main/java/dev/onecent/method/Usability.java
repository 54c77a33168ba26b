package dev.onecent.method;

/** Whether an option can pay now, or why not (R6). */
public enum Usability {
    USABLE,
    /** Its expiry has passed (R24). */
    EXPIRED,
    /** Its frozen amount has not been given back yet; it will be offered once it is (R15). */
    BEING_VERIFIED
}
