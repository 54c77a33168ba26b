package dev.onecent.store;

/** Through what the shopper talks to us; it decides the review step and how options are ordered and folded. */
public enum Channel {
    DESKTOP,
    MOBILE
}
