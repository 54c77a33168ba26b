package dev.onecent.tink;

/** The deployment of a host, as its own configuration says. */
public enum Deployment {
    /** Made-up cards on a developer's machine or in a test: keys may lie in clear text. */
    DEVELOPMENT,
    /** Any deployment with real cards: keys come from a key management service. */
    PRODUCTION
}
