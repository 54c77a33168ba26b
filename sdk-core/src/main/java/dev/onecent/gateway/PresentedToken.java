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

    @JsonValue
    @Override
    public String toString() {
        return "PresentedToken[*]";
    }
}
