package dev.onecent.gateway;

/** The moment at which an approved amount is captured. */
public enum CaptureMode {
    /** With the approval. */
    AT_ONCE,
    /** By a later request, for example on dispatch; or never, for a verification. */
    LATER
}
