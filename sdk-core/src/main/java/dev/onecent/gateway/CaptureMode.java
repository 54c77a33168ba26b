package dev.onecent.gateway;

/** When an approved amount is taken. */
public enum CaptureMode {
    /** With the approval. */
    AT_ONCE,
    /** By a later request, for example on dispatch; or never, for a verification. */
    LATER
}
