package dev.onecent.gateway;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.onecent.card.CardExpiry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A card by a token: one that the gateway itself made, from its client-side fields or earlier; a wallet's of one of its cards; or
 * the id of a method beyond cards that has a gateway of its own.
 */
public final class PresentedToken implements PresentedCard {
    private final transient String token;
    private final @Nullable CardExpiry expiry;

    private PresentedToken(String token, @Nullable CardExpiry expiry) {
        this.token = token;
        this.expiry = expiry;
    }

    /**
     * Returns a token for one call.
     *
     * @throws IllegalArgumentException if it is empty or too long
     */
    public static PresentedToken of(String token) {
        Objects.requireNonNull(token, "token");
        return new PresentedToken(token, null);
    }

    /** With the expiry that we know of, which the shopper may have changed since the token was made (R12). */
    public PresentedToken withExpiry(CardExpiry known) {
        Objects.requireNonNull(known, "known");
        return new PresentedToken(token, known);
    }

    /** Returns the token as the gateway made it. */
    public String revealToken() {
        return token;
    }

    /** Returns the expiry of the token's card, if the call is to carry it. */
    public Optional<CardExpiry> expiry() {
        return Optional.ofNullable(expiry);
    }

    /** A token is text of the gateway's own and worthless elsewhere: there is nothing to wipe. */
    @Override
    public void close() {}

    @Override
    public boolean equals(Object other) {
        return other instanceof PresentedToken same && isSame(same.token) && expiry().equals(same.expiry());
    }

    /** Returns one value for all tokens: a hash would tell something of the token. */
    @Override
    public int hashCode() {
        return PresentedToken.class.hashCode();
    }

    /** Takes the same time wherever the difference is. */
    private boolean isSame(String other) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static PresentedToken refuseJson(Object ignored) {
        throw new IllegalArgumentException("a presented token is never read from JSON");
    }

    @JsonValue
    @Override
    public String toString() {
        return "PresentedToken[*]";
    }
}
