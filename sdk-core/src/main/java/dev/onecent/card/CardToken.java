package dev.onecent.card;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.onecent.card.internal.ProviderText;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token that the gateway's own client-side fields made, with what the gateway reports of the card: the number never
 * reaches us. Without a reported fingerprint the same card cannot be recognised (R11).
 */
public final class CardToken implements CardSource {
    @NoCardNumber
    private final transient String token;

    private final MaskedCard masked;
    private final CardExpiry expiry;
    private final @Nullable CardholderName holder;

    @NoCardNumber
    private final @Nullable String fingerprint;

    private CardToken(
            String token,
            MaskedCard masked,
            CardExpiry expiry,
            @Nullable CardholderName holder,
            @Nullable String fingerprint) {
        this.token = ProviderText.requireToken(token);
        this.masked = masked;
        this.expiry = expiry;
        this.holder = holder;
        this.fingerprint = fingerprint;
    }

    /**
     * Makes a source of a token.
     *
     * @param token 1 to 8,192 characters, stored as it is. One in the form of a card number is refused when it is used, unless the
     *     host said that its provider's tokens look so
     * @throws IllegalArgumentException if it is blank or longer; the message never holds it
     */
    public static CardToken of(String token, MaskedCard masked, CardExpiry expiry) {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(masked, "masked");
        Objects.requireNonNull(expiry, "expiry");
        return new CardToken(token, masked, expiry, null, null);
    }

    /** Returns the token with the name on the card. */
    public CardToken withHolder(CardholderName name) {
        return new CardToken(token, masked, expiry, name, fingerprint);
    }

    /**
     * With what the gateway says is the same for the same card.
     *
     * @param reported 1 to 256 characters
     */
    public CardToken withFingerprint(String reported) {
        return new CardToken(token, masked, expiry, holder, ProviderText.requireFingerprint(reported));
    }

    /** Returns the token as the gateway made it. */
    public String revealToken() {
        return token;
    }

    /** Returns brand and last four. */
    public MaskedCard masked() {
        return masked;
    }

    /** Returns the expiry. */
    public CardExpiry expiry() {
        return expiry;
    }

    /** Returns the name on the card, if the gateway reports it. */
    public Optional<CardholderName> holder() {
        return Optional.ofNullable(holder);
    }

    /** Returns the gateway's fingerprint of the card, if it reports one. */
    public Optional<String> fingerprint() {
        return Optional.ofNullable(fingerprint);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static CardToken refuseJson(Object ignored) {
        throw new IllegalArgumentException("a card token is never read from JSON");
    }

    @JsonValue
    private String refuseJson() {
        throw new IllegalStateException("a card token is never written as JSON");
    }

    @Override
    public String toString() {
        return "CardToken[" + masked + "]";
    }
}
