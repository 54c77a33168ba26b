package dev.onecent.wallet;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;

/**
 * The data that a wallet needs to let a shopper connect.
 *
 * @param state unguessable, comes back unchanged (OAuth 2.0, RFC 6749, section 10.12)
 * @param challenge what the wallet keeps with the code that it issues for this visit: 43 characters of URL-safe base64, the SHA-256 of
 *     the verifier that {@code connect} hands in (RFC 7636, method S256)
 * @param returnAddress where the wallet sends the shopper afterwards
 * @param locale the shopper's language
 */
public record ConnectionRequest(String state, String challenge, URI returnAddress, Locale locale) {
    public ConnectionRequest {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(challenge, "challenge");
        Objects.requireNonNull(returnAddress, "returnAddress");
        Objects.requireNonNull(locale, "locale");
        ConnectionVerifier.requireChallenge(challenge);
    }

    /** Without the state. */
    @Override
    public String toString() {
        return "ConnectionRequest[" + returnAddress + ", " + locale.toLanguageTag() + "]";
    }
}
