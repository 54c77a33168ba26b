package dev.onecent.store;

/** What became of a save. There are three answers, because a network can lose the engine's (R22). */
public enum SaveAnswer {
    /** The entry is kept, durably. */
    SAVED,
    /** Another version is there; nothing was changed. Read again and decide anew. */
    STALE,
    /** Nobody can say whether it was kept, or will be. Read again and look at the write id. */
    UNKNOWN
}
