package dev.onecent.testkit.gateway;

/** A reaction of the simulated gateway to a call, other than as its ledger says. */
public enum Reaction {
    /** As its books say; in a script, to let a call pass. */
    ANSWER,
    /**
     * The call takes effect, but an amount that was to be captured with its approval is only held; else as the ledger
     * says.
     */
    HOLD_ONLY,
    /** The request gets lost: nothing happens, and the caller runs into a time-out. */
    LOSE_REQUEST,
    /** The call takes effect, and the answer gets lost: the caller runs into a time-out. */
    LOSE_ANSWER,
    /** The caller runs into a time-out; it happens when {@link SimulatedGateway#deliverHeldBack()} is called. */
    HOLD_BACK,
    /** The call takes effect, and the answer only says that it is being worked on. */
    PENDING,
    /** The call takes no effect: an operation is refused, an authorization declined, an inquiry not answered. */
    REFUSE
}
