package dev.onecent.limit;

import java.util.Objects;

/**
 * What the shopper's client brings after {@code ProofRequired}: the token of a solved CAPTCHA, or of whatever the host asks for.
 * Never stored, and not printed.
 *
 * @param token 1 to 8192 characters, as the host's {@link HumanVerifier} reads them
 */
public record HumanProof(String token) {
    private static final int LONGEST = 8_192;

    public HumanProof {
        Objects.requireNonNull(token, "token");
        if (token.isEmpty() || token.length() > LONGEST) {
            throw new IllegalArgumentException("a proof has 1 to " + LONGEST + " characters");
        }
    }

    @Override
    public String toString() {
        return "HumanProof[*]";
    }
}
