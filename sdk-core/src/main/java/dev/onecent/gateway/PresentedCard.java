package dev.onecent.gateway;

/** The card as the gateway gets it: its number, or a token of the gateway's own. Masked, and never written by Jackson. */
public sealed interface PresentedCard permits PresentedNumber, PresentedToken {}
