package dev.onecent;

/** The answer to a notice. */
public enum NoticeResult {
    /** The intent was looked up and brought up to what the gateway says now. */
    ACCEPTED,
    /** No intent of the tenant has that reference, or it cannot be seen yet; the gateway may send it again. */
    NOT_OURS
}
