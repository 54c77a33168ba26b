package dev.onecent.jdbc;

/** Where a careless adapter puts card data that it was given. */
enum Babble {
    EXCEPTION,
    UNKNOWN,
    UNKNOWN_FOUND,
    REFUSED_OPERATION,
    REFERENCE,
    REFERENCE_FOUND,
    CODE_AS_REFERENCE,
    NETWORK,
    NETWORK_FOUND,
    CHALLENGE_REFERENCE,
    REDIRECT,
    SCRIPT,
    SCRIPT_CODE,
    SCRIPT_FOUND,
    TOKEN,
    TOKEN_FOUND,
    FINGERPRINT
}
