package dev.onecent.limit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * The proof that the shopper's client brings after {@code ProofRequired}: the token of a solved CAPTCHA, or of whatever
 * the host asks for. Never stored, not printed, and not written by a mapper that reads fields.
 */
public final class HumanProof {
    private static final int LONGEST = 8_192;

    private final transient String token;

    /**
     * Makes a proof.
     *
     * @param token 1 to 8192 characters, as the host's {@link HumanVerifier} reads them
     * @throws IllegalArgumentException if it is empty or longer
     */
    public HumanProof(String token) {
        Objects.requireNonNull(token, "token");
        if (token.isEmpty() || token.length() > LONGEST) {
            throw new IllegalArgumentException("a proof has 1 to " + LONGEST + " characters");
        }
        this.token = token;
    }

    /** Returns the token, for the verifier. */
    public String token() {
        return token;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HumanProof proof
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), proof.token.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns one value for all proofs, because a hash would tell something of the proof. */
    @Override
    public int hashCode() {
        return HumanProof.class.hashCode();
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static HumanProof refuseJson(Object ignored) {
        throw new IllegalArgumentException("a proof is never read from JSON");
    }

    @JsonValue
    private String refuseJson() {
        throw new IllegalStateException("a proof is never written as JSON");
    }

    @Override
    public String toString() {
        return "HumanProof[*]";
    }
}
