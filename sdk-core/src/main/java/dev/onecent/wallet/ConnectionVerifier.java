package dev.onecent.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Proves to a wallet that a code comes back in the session that asked for it (RFC 7636): the {@code code_verifier}. The shop keeps
 * it with the connection and hands it to the wallet only; through the browser goes the {@link #challenge()}, from which nobody
 * finds it. A code that leaked is of no use in another session (RFC 9700, section 4.5). Masked when printed, left out by a host's
 * JSON mapper.
 */
public final class ConnectionVerifier {
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final transient String value;

    private ConnectionVerifier(String value) {
        this.value = value;
    }

    /**
     * Reads a verifier.
     *
     * @param value 43 to 128 letters, digits and {@code - . _ ~}
     * @throws IllegalArgumentException if it is none; the message never holds it
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ConnectionVerifier of(String value) {
        Objects.requireNonNull(value, "value");
        if (!VERIFIER.matcher(value).matches()) {
            throw new IllegalArgumentException("a verifier has 43 to 128 letters, digits and - . _ ~");
        }
        return new ConnectionVerifier(value);
    }

    /**
     * Makes a verifier of a secret.
     *
     * @param secret unguessable, for example of an {@link dev.onecent.store.IdSource}
     */
    public static ConnectionVerifier from(String secret) {
        Objects.requireNonNull(secret, "secret");
        return new ConnectionVerifier(hash("verifier\0" + secret));
    }

    /**
     * Returns the challenge.
     *
     * @throws IllegalArgumentException if it is not 43 characters of URL-safe base64
     */
    public static String requireChallenge(String challenge) {
        Objects.requireNonNull(challenge, "challenge");
        if (!CHALLENGE.matcher(challenge).matches()) {
            throw new IllegalArgumentException("a challenge has 43 characters of URL-safe base64");
        }
        return challenge;
    }

    /** Returns the {@code code_challenge} by the method {@code S256}: SHA-256 in URL-safe base64, 43 characters. */
    public String challenge() {
        return hash(value);
    }

    /** Returns whether a challenge is this verifier's; it takes the same time wherever the difference is. */
    public boolean answers(String challenge) {
        Objects.requireNonNull(challenge, "challenge");
        return isSame(challenge(), challenge);
    }

    /** Returns the verifier as a wallet is given it. */
    public String revealValue() {
        return value;
    }

    @JsonValue
    private String stored() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConnectionVerifier verifier && isSame(value, verifier.value);
    }

    /** Returns one value for all verifiers, because a hash would tell something of the verifier. */
    @Override
    public int hashCode() {
        return ConnectionVerifier.class.hashCode();
    }

    @Override
    public String toString() {
        return "ConnectionVerifier[*]";
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return ENCODER.encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
