package dev.onecent.store.internal;

/**
 * Asked for by what one shell offers to another and no adopter may call: to charge, to freeze, to reveal a number, to take over
 * what a payment says. This package is not exported, so that outside of the module nobody can name it.
 */
public enum Wiring {
    ONECENT
}
