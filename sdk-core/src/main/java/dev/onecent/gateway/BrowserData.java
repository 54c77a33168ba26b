package dev.onecent.gateway;

import java.util.Objects;

/**
 * The data about the shopper's browser by which the issuer decides about a challenge (EMV 3-D Secure, browser fields).
 *
 * @param ip the shopper's address as the host saw it
 * @param userAgent the request's User-Agent header
 * @param accept the request's Accept header
 * @param language for example {@code en-GB}
 * @param screenWidth in pixels
 * @param screenHeight in pixels
 * @param colorDepth in bits, for example 24
 * @param timeZoneOffset minutes from the shopper's local time to UTC, as JavaScript's getTimezoneOffset tells
 */
public record BrowserData(
        String ip,
        String userAgent,
        String accept,
        String language,
        int screenWidth,
        int screenHeight,
        int colorDepth,
        int timeZoneOffset) {
    public BrowserData {
        Objects.requireNonNull(ip, "ip");
        Objects.requireNonNull(userAgent, "userAgent");
        Objects.requireNonNull(accept, "accept");
        Objects.requireNonNull(language, "language");
    }

    /** Without any of it: address and browser are personal data, and printing a command would print them. */
    @Override
    public String toString() {
        return "BrowserData[*]";
    }
}
