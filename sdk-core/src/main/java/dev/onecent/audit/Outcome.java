package dev.onecent.audit;

/** What came of it, as far as was known when the command was answered. */
public enum Outcome {
    /** It holds, now or since it was asked before. */
    DONE,
    /** It is under way; how it ends is told by the events of what it is about. */
    PENDING,
    /** It was refused: by the issuer, by a limit, or because it is not allowed as things stand. */
    REFUSED,
    /** The owner has no such thing: it is somebody else's, never was, or is gone. The caller is not told which. */
    DENIED,
    /** What was typed is not in order. */
    INVALID,
    /** It ended in an exception, or the wallet could not be asked; what was begun may still be brought to its end by due work. */
    FAILED
}
