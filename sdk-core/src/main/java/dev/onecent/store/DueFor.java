package dev.onecent.store;

/** A reason why an entry is due. Each reason has an order of its own, so that a backlog of one holds up no other (R25). */
public enum DueFor {
    /** The aggregate's own work: a release, an inquiry, an expiry. */
    WORK,
    /** The delivery of its events. */
    DELIVERY
}
