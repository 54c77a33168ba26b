package dev.onecent.support;

/** The place of a save at which its answer gets lost: before it took effect, or after. */
public enum Loss {
    BEFORE,
    AFTER
}
