package dev.onecent.tink;

/** Which piece of data something is made for, so that none can stand in another's place. The names are bound: never changed. */
enum BoundField {
    NUMBER,
    FINGERPRINT,
    ATTEMPT
}
