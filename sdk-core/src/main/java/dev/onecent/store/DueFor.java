package dev.onecent.store;

/** A reason why an entry is due. Each reason has an order of its own, so that a backlog of one delays no other (R25). */
public enum DueFor {
    /** The aggregate's own work: a release, an inquiry, an expiry. */
    WORK,
    /** The delivery of its events. */
    DELIVERY,
    /**
     * The deletion of an entry that has ended and of which nothing is owed. It is due from its end on; due work asks
     * for what ended long ago, so a changed policy holds at once for what is stored.
     */
    REMOVAL
}
