package dev.onecent.gateway;

import dev.onecent.card.internal.ProviderText;
import dev.onecent.safe.Fingerprint;
import java.util.Objects;
import java.util.Optional;

/**
 * A token that stands for a card at the gateway; it works for our account there only.
 *
 * @param token 1 to 8,192 characters, for example {@code pm_1NvTxY2eZvKYlo2C}
 * @param fingerprint what the gateway says is the same for the same number; without one the card cannot be recognised (R11)
 */
public record AttachedToken(String token, Optional<Fingerprint> fingerprint) {
    public AttachedToken {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(fingerprint, "fingerprint");
        ProviderText.requireToken(token);
    }

    /**
     * Returns a token without a fingerprint.
     *
     * @throws IllegalArgumentException if the token is empty or too long
     */
    public static AttachedToken of(String token) {
        return new AttachedToken(token, Optional.empty());
    }

    /**
     * Returns the token with the fingerprint that the gateway reports of its card.
     *
     * @throws IllegalArgumentException if it looks like a card number
     */
    public AttachedToken withFingerprint(String reported) {
        Objects.requireNonNull(reported, "reported");
        return new AttachedToken(token, Optional.of(Fingerprint.of(reported)));
    }

    @Override
    public String toString() {
        return "AttachedToken[*]";
    }
}
