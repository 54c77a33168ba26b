package dev.onecent.testkit.contract;

/**
 * A promise that an implementation may make or not. Rules that need a promise run only where it is claimed; every rule
 * that is not claimed stands in the report by its number, never skipped in silence.
 */
public enum Capability {
    /** The due index follows each save at once and forgets nothing: more than STORE-7 asks for. */
    PROMPT_DUE,
    /** The reference index follows each save at once: more than STORE-12 asks for. */
    PROMPT_REFERENCES,
    /** A healthy engine answers each save {@code SAVED} or {@code STALE}. */
    CERTAIN_ANSWERS,
    /** Saved data outlives the process; the test can open it again. */
    RESTART,
    /** Several processes may use it at once; the test can open it a second time. */
    SEVERAL_PROCESSES,
    /** The test can let an answer get lost after the engine has done what it was asked for. */
    LOST_ANSWERS,
    /** The test can take the engine away and bring it back. */
    OUTAGES,
    /** The test can damage what is kept under a key, so that it is there and cannot be read. */
    DAMAGE,
    /** The test can play the shopper who ends a connection at the wallet itself. */
    OWNER_ENDS,
    /** The test can rotate the safe's keys, and take the old ones away. */
    ROTATION,
    /** The gateway has a card whose issuer wants to see the shopper, and the test can play the shopper. */
    CHALLENGES,
    /** The gateway accepts an authorization of zero. */
    ZERO_AMOUNTS,
    /** The gateway accepts cards as tokens of its own. */
    TOKENS,
    /** The gateway finds refunds by their keys. */
    REFUNDS_BY_KEY
}
