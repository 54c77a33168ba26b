package dev.onecent.tink;

/** Where a host runs; its own configuration says so, in so many words. */
public enum Deployment {
    /** Made-up cards on a developer's machine or in a test: keys may lie in clear text. */
    DEVELOPMENT,
    /** Everything else: keys come from a key management service. */
    PRODUCTION
}
