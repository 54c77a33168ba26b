package dev.onecent.rotation.internal;

/** The progress of a run for a rotation. */
public enum RotationProgress {
    /** There was nothing to do, or a pass ended that found nothing. */
    NOTHING,
    /** The last page of a pass was done. */
    ENDED,
    /** A page was done, and there are more. */
    MORE,
    /** The page failed as a whole, because a store or the safe did; the next run does it again. */
    FAILED
}
