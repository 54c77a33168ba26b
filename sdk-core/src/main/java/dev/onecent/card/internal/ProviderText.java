package dev.onecent.card.internal;

/** Bounds of what a provider names a card by, and what is stored as it is. */
public final class ProviderText {
    /**
     * The longest token, in characters: what wallets and client-side fields encrypt has some five thousand, and a row that each
     * page reads is to hold no more.
     */
    public static final int LONGEST_TOKEN = 8_192;

    private static final int LONGEST_FINGERPRINT = 256;

    private ProviderText() {}

    /**
     * Returns the token.
     *
     * @throws IllegalArgumentException if it is blank or has more than 8,192 characters; the message never holds it
     */
    public static String requireToken(String token) {
        if (token.length() > LONGEST_TOKEN || token.isBlank()) {
            throw new IllegalArgumentException("a token has 1 to " + LONGEST_TOKEN + " characters");
        }
        return token;
    }

    /**
     * Returns a fingerprint that a provider reports.
     *
     * @throws IllegalArgumentException if it is empty, too long or looks like a card number
     */
    public static String requireFingerprint(String fingerprint) {
        if (fingerprint.isEmpty() || fingerprint.length() > LONGEST_FINGERPRINT) {
            throw new IllegalArgumentException("a fingerprint has 1 to " + LONGEST_FINGERPRINT + " characters");
        }
        return fingerprint;
    }
}
