package dev.onecent.tink;

/**
 * The piece of data for which a value is made, so that none can stand in another's place. The names are bound: never
 * changed.
 */
enum BoundField {
    NUMBER,
    FINGERPRINT,
    ATTEMPT
}
