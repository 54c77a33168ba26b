package dev.onecent.testkit.gateway;

/** How the simulated gateway reacts to a call, other than as its books say. */
public enum Reaction {
    /** As its books say; in a script, to let a call pass. */
    ANSWER,
    /** It happens, but an amount that was to be taken with its approval is only set aside; else as its books say. */
    SET_ASIDE,
    /** The request gets lost: nothing happens, and the caller runs into a time-out. */
    LOSE_REQUEST,
    /** It happens, and the answer gets lost: the caller runs into a time-out. */
    LOSE_ANSWER,
    /** The caller runs into a time-out; it happens when {@link SimulatedGateway#deliverHeldBack()} is called. */
    HOLD_BACK,
    /** It happens, and the answer only says that it is being worked on. */
    PENDING,
    /** It does not happen: an operation is refused, an authorization declined, an inquiry not answered. */
    REFUSE
}
