package dev.onecent.gateway;

import java.net.URI;
import java.util.Objects;

/**
 * The shopper's client in one request: what a challenge needs.
 *
 * @param returnAddress where the issuer sends the shopper after a redirect
 * @param browser what the issuer wants to know of the browser
 */
public record ClientContext(URI returnAddress, BrowserData browser) {
    public ClientContext {
        Objects.requireNonNull(returnAddress, "returnAddress");
        Objects.requireNonNull(browser, "browser");
    }

    /** The host alone: a session may stand in the rest of the address. */
    @Override
    public String toString() {
        return "ClientContext[" + Objects.requireNonNullElse(returnAddress.getHost(), "*") + "]";
    }
}
