package dev.onecent.gateway;

/**
 * The card as the gateway gets it: its number, or a token of the gateway's own. Masked, and never written by Jackson. Closed
 * after its one call, which wipes what can be wiped (R18).
 */
public sealed interface PresentedCard extends AutoCloseable permits PresentedNumber, PresentedToken {
    @Override
    void close();
}
