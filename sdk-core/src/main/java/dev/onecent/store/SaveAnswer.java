package dev.onecent.store;

/** The answer to a save. There are three answers, because a network can lose the engine's (R22). */
public enum SaveAnswer {
    /** The entry is kept, durably. */
    SAVED,
    /** Another version is there; nothing was changed. Read again and decide anew. */
    STALE,
    /** The outcome is unknown: the save was kept, or will be, or neither. Read again and look at the write id. */
    UNKNOWN
}
