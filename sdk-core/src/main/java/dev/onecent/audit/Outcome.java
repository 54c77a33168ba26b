package dev.onecent.audit;

/** The outcome of a command, as far as it was known when the command was answered. */
public enum Outcome {
    /** The change is in effect, from this call or an earlier one. */
    DONE,
    /** The command is under way; events tell how it ends. */
    PENDING,
    /** The command was refused: by the issuer, by a limit, or because the present state does not allow it. */
    REFUSED,
    /** The owner has no such thing: it belongs to another owner, never existed, or was deleted. The caller does not learn which. */
    DENIED,
    /** The input is not in order. */
    INVALID,
    /**
     * The command ended in an exception, or the wallet could not be asked; due work may still finish what was begun.
     */
    FAILED
}
