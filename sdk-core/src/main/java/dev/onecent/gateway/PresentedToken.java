package dev.onecent.gateway;

import com.fasterxml.jackson.annotation.JsonValue;

/** A card by a token that the gateway itself made, from its client-side fields or earlier. */
public final class PresentedToken implements PresentedCard {
    private final String token;

    private PresentedToken(String token) {
        this.token = token;
    }

    public static PresentedToken of(String token) {
        return new PresentedToken(token);
    }

    public String revealToken() {
        return token;
    }

    /** A token is text of the gateway's own and worthless elsewhere: there is nothing to wipe. */
    @Override
    public void close() {}

    @JsonValue
    @Override
    public String toString() {
        return "PresentedToken[*]";
    }
}
